# `just` lists the recipes. Without just, run the commands below by hand.
_:
    @just --list

# The quick loop: under 30 s once everything is built.
quick:
    .ci/run quick

# Every test of the workspace.
test:
    cargo test

# Everything that must hold before a change lands: under 20 minutes.
ci:
    .ci/run full

# Measures, and writes docs/performance.*: ten minutes on an idle machine.
bench:
    cargo run --release --manifest-path benches/Cargo.toml

# Regenerates expansions, diagnostics, outputs of `scaffold` and `.stderr` files. Read the diff before you commit it.
snapshots:
    UPDATE_SNAPSHOTS=1 cargo test -q -p token-derive
    UPDATE_SNAPSHOTS=1 cargo test -q --test scaffold
    TRYBUILD=overwrite cargo test -q --test ui rejected
    git diff --stat

# The documentation with all features, in a browser.
doc:
    cargo doc --workspace --no-deps --all-features --open
