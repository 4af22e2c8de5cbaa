//! Matching by rules: what each rule covers, and that it covers nothing else.

use token_runtime::scope_rules::{PatternSide, ScopeRules};
use token_runtime::{ScopeSet, Secret, TokenModel};

const EXACT: ScopeRules = ScopeRules::exact();
const GRANTED: ScopeRules = ScopeRules::exact().wildcards(PatternSide::Granted, ':');
const WANTED: ScopeRules = ScopeRules::exact().wildcards(PatternSide::Wanted, ':');
const EITHER: ScopeRules = ScopeRules::exact().wildcards(PatternSide::Either, ':');
const TREE: ScopeRules = ScopeRules::exact().hierarchy(':');

#[track_caller]
fn covers(rules: ScopeRules, yes: &[(&str, &str)], no: &[(&str, &str)]) {
    for (granted, wanted) in yes {
        assert!(rules.covers(granted, wanted), "`{granted}` covers `{wanted}`");
        assert!(rules.of([granted]).has_scope(wanted));
    }
    for (granted, wanted) in no {
        assert!(!rules.covers(granted, wanted), "`{granted}` does not cover `{wanted}`");
        assert!(!rules.of([granted]).has_scope(wanted));
    }
}

#[test]
fn without_a_rule_it_is_exact() {
    covers(
        EXACT,
        &[("repo", "repo"), ("orders:*", "orders:*")],
        &[("orders:*", "orders:read"), ("repo", "repo:status"), ("READ", "read"), ("repo", "rep")],
    );
    assert_eq!(ScopeRules::default(), EXACT);
}

#[test]
fn a_granted_pattern() {
    covers(
        GRANTED,
        &[
            ("orders:*", "orders:read"),
            ("orders:*", "orders:read:own"),
            ("orders:*", "orders:*"),
            ("*:read", "orders:read"),
            ("shop:*:read", "shop:7:read"),
            ("*", "anything"),
            ("*", "any:thing"),
        ],
        &[
            ("orders:*", "orders"),
            ("orders:*", "orders:"),
            ("orders:*", "ordersx:read"),
            ("orders:*", "my:orders:read"),
            ("*:read", "read"),
            ("*:read", "orders:read:own"),
            ("*:read", "a:b:read"),
            ("ord*", "orders"),
            ("orders:*", "Orders:read"),
            // A pattern on the other side has no effect.
            ("orders:read", "orders:*"),
            ("orders:read", "*"),
            ("orders:read", "*:read"),
        ],
    );
}

#[test]
fn a_wanted_pattern() {
    covers(
        WANTED,
        &[("orders:read", "orders:*"), ("orders:read", "*"), ("orders:read", "orders:read")],
        &[("orders:*", "orders:read"), ("stock:read", "orders:*"), ("orders", "orders:*")],
    );
}

#[test]
fn patterns_on_either_side() {
    covers(
        EITHER,
        &[("orders:*", "orders:read"), ("orders:read", "orders:*"), ("orders:*", "orders:*")],
        // Two patterns do not match each other.
        &[("a:*", "*:b"), ("orders:*", "stock:*"), ("a:b", "c:*")],
    );
}

#[test]
fn a_hierarchy() {
    covers(
        TREE,
        &[("repo", "repo:status"), ("repo", "repo:a:b"), ("repo:a", "repo:a:b"), ("repo", "repo")],
        &[
            ("repo:status", "repo"),
            ("repo", "repository"),
            ("repo", "repo:"),
            ("repo", "my:repo"),
            ("", ":status"),
            ("*", "repo"),
            ("Repo", "repo:status"),
        ],
    );
    let by_dot = ScopeRules::exact().hierarchy('.');
    covers(by_dot, &[("mail", "mail.read")], &[("mail", "mail:read")]);
    // A longer granted scope, and a prefix that would end inside a character.
    covers(TREE, &[], &[("repository", "repo"), ("re", "ré:x"), ("r", "ré:x")]);
}

#[test]
fn letter_case_is_folded_in_every_rule() {
    let rules =
        ScopeRules::exact().wildcards(PatternSide::Granted, ':').hierarchy(':').ignore_case();
    covers(
        rules,
        &[("READ", "read"), ("Orders:*", "orders:READ"), ("REPO", "repo:status")],
        // Case is ignored for ASCII letters only, because a scope is ASCII.
        &[("É", "é"), ("straße", "STRASSE")],
    );
}

#[test]
fn each_rule_works_alone() {
    let rules = ScopeRules::exact().wildcards(PatternSide::Granted, ':').hierarchy('/');
    covers(
        rules,
        &[("a:*", "a:b"), ("a", "a/b"), ("a:b", "a:b/c")],
        // Rules do not combine: a pattern is no parent in a hierarchy.
        &[("*:b", "a:b/c"), ("a", "a:b")],
    );
}

#[derive(Debug, TokenModel)]
struct Token {
    #[token(access_token)]
    access_token: Secret,
    #[token(scopes)]
    scope: Option<ScopeSet>,
}

#[test]
fn a_token_is_asked_by_the_same_names() {
    let token: Token =
        serde_json::from_str(r#"{"access_token":"a","scope":"orders:* stock:read"}"#).unwrap();
    let granted = GRANTED.of(token.scopes());
    assert!(granted.has_all_scopes(["orders:read", "stock:read"]));
    assert!(granted.has_any_scope(["users:read", "orders:write"]));
    assert!(!granted.has_any_scope(["users:read", "stock:write"]));
    assert_eq!(granted.missing_scopes(["orders:x", "users:x", "stock:x"]), ["users:x", "stock:x"]);
    assert!(granted.require_scopes(["orders:x"]).is_ok());
    let missing = granted.require_scopes(["stock:x"]).unwrap_err();
    assert_eq!(missing.to_string(), "the token lacks `stock:x`");

    assert!(granted.has_all_scopes(["", "orders:x"]) && granted.require_scopes([""]).is_ok());

    // No scope is required and none is granted.
    let none = [""; 0];
    assert!(granted.has_all_scopes(none) && !granted.has_any_scope(none));
    let token: Token = serde_json::from_str(r#"{"access_token":"a"}"#).unwrap();
    assert!(!GRANTED.of(token.scopes()).has_scope("orders:read"));
    assert!(GRANTED.of(token.scopes_or(["orders:*"]).iter()).has_scope("orders:read"));
}
