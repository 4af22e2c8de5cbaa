#!/usr/bin/env bash
# Builds each crate beside this file by itself, one after the other, and runs its
# tests; `lints` under clippy. Each has a `Cargo.lock` of its own; what they
# depend on is built once, in one folder.
set -euo pipefail
cd "$(dirname "$0")"
export CARGO_TARGET_DIR="${CARGO_TARGET_DIR:-$(cd ../.. && pwd)/target/crates}"
# Nobody debugs them.
export CARGO_PROFILE_DEV_DEBUG=0 CARGO_PROFILE_TEST_DEBUG=0

fail() { printf 'error: %s\n' "$*" >&2 && exit 1; }

# Neither the crate nor what it depends on has a feature `std`.
without_std() {
    local features
    features=$(cargo tree --edges normal,no-proc-macro --prefix none --format '{p} [{f}]')
    if grep -E '[[,]std[],]' <<<"$features"; then fail "\`$1\` depends on std"; fi
}

# `minimal` holds the versions that the workspace asks for.
of_workspace() {
    local name version
    while read -r name version; do
        grep -Eq "^$name = .*\"${version%.0}(\.0)?\"" ../../../Cargo.toml ||
            fail "\`$1\` holds $name $version, and Cargo.toml does not ask for it"
    done < <(sed -nE 's/^([a-z0-9_-]+) = .*"=([0-9.]+)".*/\1 \2/p' Cargo.toml)
}

for manifest in */Cargo.toml; do
    crate=${manifest%/Cargo.toml}
    printf '== %s\n' "$crate"
    pushd "$crate" >/dev/null
    case $crate in
        lints) cargo clippy --quiet -- -D warnings ;;
        *) cargo test --quiet --lib ;;
    esac
    case $crate in
        no_std) without_std "$crate" ;;
        minimal) of_workspace "$crate" ;;
    esac
    popd >/dev/null
done
