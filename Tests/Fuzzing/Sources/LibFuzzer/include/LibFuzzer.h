#include <stddef.h>
#include <stdint.h>

/// Runs the fuzzer with the command line's options; `target` returns 0.
int LLVMFuzzerRunDriver(
    int *argc, char ***argv, int (*target)(const uint8_t *data, size_t size));

/// Changes `data` as libFuzzer does without a mutator of ours, and returns the new size.
size_t LLVMFuzzerMutate(uint8_t *data, size_t size, size_t maximumSize);
