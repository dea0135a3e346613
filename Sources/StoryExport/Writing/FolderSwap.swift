internal import Foundation

/// What the system can do with folders that Swift has no name for.
enum FolderSwap {
  /// Lets two folders of one disk change places, in one step.
  ///
  /// - Returns: Whether they have; not every system and disk can.
  static func swap(_ first: String, _ second: String) -> Bool {
    #if os(Linux)
      typealias Rename =
        @convention(c) (Int32, UnsafePointer<CChar>, Int32, UnsafePointer<CChar>, UInt32) -> Int32
      guard let symbol = dlsym(nil, "renameat2") else { return false }
      let exchange: UInt32 = 2  // RENAME_EXCHANGE
      return unsafeBitCast(symbol, to: Rename.self)(
        AT_FDCWD, first, AT_FDCWD, second, exchange) == 0
    #else
      return renamex_np(first, second, UInt32(RENAME_SWAP)) == 0
    #endif
  }

  /// Whether a folder has permissions of its own beside those of owner, group and all others.
  static func hasAccessList(_ path: String) -> Bool {
    #if os(Linux)
      typealias Attribute =
        @convention(c) (UnsafePointer<CChar>, UnsafePointer<CChar>, UnsafeMutableRawPointer?, Int)
        -> Int
      guard let symbol = dlsym(nil, "getxattr") else { return false }
      let function = unsafeBitCast(symbol, to: Attribute.self)
      return function(path, "system.posix_acl_access", nil, 0) > 0
        || function(path, "system.posix_acl_default", nil, 0) > 0
    #else
      guard let list = acl_get_file(path, ACL_TYPE_EXTENDED) else { return false }
      acl_free(UnsafeMutableRawPointer(list))
      return true
    #endif
  }
}
