/*
 * Compares a library with the sources that its header comes from.
 *
 *     versions LIBRARY VERSION
 *
 * Ends with 0 if the library has the interface of the header and VERSION, otherwise with 1 and a
 * sentence.
 */
#include <starkverify.h>

#include <dlfcn.h>
#include <stdio.h>
#include <string.h>

int main(int count, char **arguments) {
  void *library, *place;
  uint32_t (*interface)(void);
  const char *(*version)(void);
  if (count != 3) return 2;
  library = dlopen(arguments[1], RTLD_NOW);
  if (library == NULL) {
    fprintf(stderr, "starkverify: %s\n", dlerror());
    return 1;
  }
  /* A pointer to a function is no pointer to an object in C, but has its bytes where dlsym exists. */
  place = dlsym(library, "stark_abi_version");
  if (place == NULL) return 1;
  memcpy(&interface, &place, sizeof interface);
  place = dlsym(library, "stark_library_version");
  if (place == NULL) return 1;
  memcpy(&version, &place, sizeof version);
  if (interface() != STARK_ABI_VERSION || strcmp(version(), arguments[2]) != 0) {
    fprintf(stderr,
            "starkverify: %s has version %s and interface %u, the sources have %s and %u;"
            " run make first\n",
            arguments[1], version(), (unsigned)interface(), arguments[2],
            (unsigned)STARK_ABI_VERSION);
    return 1;
  }
  return 0;
}
