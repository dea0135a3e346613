/// The version of Storyloom.
public enum ToolVersion {
  /// Major, minor and patch number after semantic versioning.
  public static let current = "0.1.0"
}
