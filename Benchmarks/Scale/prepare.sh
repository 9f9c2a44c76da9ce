# Is sourced by the runs in the folders beside it, and leaves `STARK` and `python_for`.
set -euo pipefail

scale=$(cd "$(dirname "${BASH_SOURCE[0]}")" && pwd)
repository=$(cd "$scale/../.." && pwd)

# The executable: the one that STARK names, or the release build of this tree.
if [[ -z ${STARK:-} ]]; then
  build=(swift build --package-path "$repository" -c release -Xswiftc -static-executable)
  "${build[@]}" --product stark >&2
  STARK=$("${build[@]}" --show-bin-path)/stark
fi
STARK=$(realpath "$STARK")

# python_for NAME FOLDER: the interpreter of an environment outside of the tree, which is made
# once and has what FOLDER/requirements.txt lists.
python_for() {
  local environment=${XDG_CACHE_HOME:-$HOME/.cache}/swift-stark/scale-$1
  [[ -x $environment/bin/python3 ]] || python3 -m venv "$environment"
  "$environment/bin/python3" -m pip install --quiet --disable-pip-version-check \
    --requirement "$2/requirements.txt" >&2
  echo "$environment/bin/python3"
}

export PYTHONPATH=$scale PYTHONDONTWRITEBYTECODE=1
