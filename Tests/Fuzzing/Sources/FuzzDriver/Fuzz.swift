import LibFuzzer

/// Runs libFuzzer with the options of the command line; `target` gets every input and returns 0.
public func fuzz(_ target: @convention(c) (UnsafePointer<UInt8>?, Int) -> CInt) {
  var argumentCount = CommandLine.argc
  var arguments: UnsafeMutablePointer<UnsafeMutablePointer<CChar>?>? = CommandLine.unsafeArgv
  _ = LLVMFuzzerRunDriver(&argumentCount, &arguments, target)
}
