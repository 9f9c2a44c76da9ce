#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Makes sure that the descriptors 0 to 2 are in use; false if that cannot be had.
///
/// Whoever starts a program may leave them closed, and the next file that is opened would get such
/// a number: a database could be taken for standard error and be written over by a message. A
/// closed one is opened the wrong way round, as `/dev/null` for writing in the place of standard
/// input and for reading in that of standard output, so that to read or to write fails: an answer
/// that nobody can get is no success. Messages to a closed standard error go nowhere.
///
/// To be called before anything is opened.
func secureStandardDescriptors() -> Bool {
  for (number, mode) in [(0, O_WRONLY), (1, O_RDONLY), (2, O_WRONLY)] as [(Int32, Int32)] {
    guard fcntl(number, F_GETFD) == -1, errno == EBADF else { continue }
    // The lowest number that is free is taken, and all below this one are in use.
    guard unsafe open("/dev/null", mode) == number else { return false }
  }
  return true
}

/// The arguments after the name of the program; nil if not even that name is there.
///
/// On Linux they are looked up in files of `/proc` as late as now. Where that fails, as without a
/// free descriptor or in a sandbox without `/proc`, there is no argument list at all, and what was
/// asked for is not known.
func commandLineArguments() -> [String]? {
  var arguments: [String] = []
  for index in 0..<Int(CommandLine.argc) {
    guard let argument = unsafe CommandLine.unsafeArgv[index] else { return nil }
    let length = unsafe strlen(argument)
    let bytes = unsafe UnsafeRawBufferPointer(start: argument, count: length)
    unsafe arguments.append(ArgumentText.text(of: Array(bytes)))
  }
  guard !arguments.isEmpty else { return nil }
  arguments.removeFirst()
  return arguments
}
