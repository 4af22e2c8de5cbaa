//! Scopes as an enum of your own. The compiler checks their names, and a scope that the enum
//! does not know is kept.
//!
//! Run it with `cargo run --example scope_types`.

use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, error::Error, str::FromStr};
use token_runtime::scope_rules::{PatternSide, ScopeRules};
use token_runtime::{OpenScope, Secret, TokenModel};

/// An enum with serde's derive. The last variant keeps every other scope, so the enum can
/// be the type of a scope in a token.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
enum ShopScope {
    #[serde(rename = "orders:read")]
    ReadOrders,
    #[serde(rename = "orders:write")]
    WriteOrders,
    #[serde(untagged)]
    Other(String),
}

impl AsRef<str> for ShopScope {
    fn as_ref(&self) -> &str {
        match self {
            Self::ReadOrders => "orders:read",
            Self::WriteOrders => "orders:write",
            Self::Other(scope) => scope,
        }
    }
}

/// An enum without serde that knows its own scopes only. It implements `AsRef<str>` and
/// `FromStr`, by hand or with `strum`. [`OpenScope`] keeps every other scope.
#[derive(Debug, Clone, Copy, PartialEq)]
enum MailScope {
    Read,
    Send,
}

impl AsRef<str> for MailScope {
    fn as_ref(&self) -> &str {
        match self {
            Self::Read => "mail.read",
            Self::Send => "mail.send",
        }
    }
}

impl FromStr for MailScope {
    type Err = String;

    fn from_str(scope: &str) -> Result<Self, String> {
        match scope {
            "mail.read" => Ok(Self::Read),
            "mail.send" => Ok(Self::Send),
            _ => Err("unknown scope".to_owned()),
        }
    }
}

#[derive(Debug, Clone, TokenModel)]
struct Session {
    #[token(access_token)]
    access_token: Secret,
    // Any scope format and any collection will do.
    #[token(scopes = "comma")]
    shop: Vec<ShopScope>,
    #[token(refresh_token)]
    refresh_token: Secret,
    #[token(refresh_scopes = "list")]
    mail: BTreeSet<OpenScope<MailScope>>,
}

const REPLY: &str = r#"{
    "access_token": "at-1",
    "shop": "orders:read,stock:*",
    "refresh_token": "rt-1",
    "mail": ["mail.read", "mail.archive"]
}"#;

fn main() -> Result<(), Box<dyn Error>> {
    let token: Session = serde_json::from_str(REPLY)?;

    println!("shop:  {:?}", token.shop);
    println!("mail:  {:?}", token.mail);

    // Every method that takes scopes takes an enum that implements `AsRef<str>`.
    println!("can read orders:   {}", token.has_scope(ShopScope::ReadOrders.as_ref()));
    println!(
        "missing scopes:    {:?}",
        token.missing_scopes([ShopScope::ReadOrders, ShopScope::WriteOrders])
    );
    let sends = token.mail.iter().any(|scope| scope.known() == Some(&MailScope::Send));
    println!("can send mail:     {sends}");

    // This provider grants patterns. OAuth has no patterns, so the rule is declared.
    let rules = ScopeRules::exact().wildcards(PatternSide::Granted, ':');
    println!("exact match:       {}", token.has_scope("stock:write"));
    println!("pattern match:     {}", rules.of(token.scopes()).has_scope("stock:write"));

    // A scope that the enum does not know is written back unchanged.
    println!("for a log:         {}", serde_json::to_string(&token.redacted())?);
    Ok(())
}
