package import StarkAlgebra

/// A program that a bootloader ran, as the bootloader's output reports it.
package struct BootloaderTask: Hashable, Sendable {
  /// The program's hash; the bootloader computed it from the words it ran.
  package let programHash: Felt252
  package let output: [Felt252]
  /// The index in the bootloader's output at which the task's begins.
  package let outputOffset: Int
}
