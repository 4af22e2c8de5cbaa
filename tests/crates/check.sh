#!/bin/sh
# Builds each crate beside this file by itself, one after the other; with tests
# where it has some, and `lints` under clippy.
set -eu
cd "$(dirname "$0")"
CARGO_TARGET_DIR=${CARGO_TARGET_DIR:-$(cd ../.. && pwd)/target/crates}
export CARGO_TARGET_DIR
for manifest in */Cargo.toml; do
    crate=${manifest%/Cargo.toml}
    echo "== $crate"
    case $crate in
        lints) cargo clippy -q --manifest-path "$manifest" -- -D warnings ;;
        *) cargo test -q --manifest-path "$manifest" ;;
    esac
done
