//! Scopes as a type of your own: the compiler knows their names, and what the
//! provider adds tomorrow is kept.
//!
//! Run it with `cargo run --example scope_types`.

use serde::{Deserialize, Serialize};
use std::{collections::BTreeSet, error::Error, str::FromStr};
use token_runtime::scope_rules::{PatternSide, ScopeRules};
use token_runtime::{OpenScope, Secret, TokenModel};

/// An enum with serde's derive. The last variant keeps what it does not know, so
/// it can stand in a token as it is.
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

/// An enum that is no serde type and knows its scopes only: `AsRef<str>` and
/// `FromStr`, as `strum` derives them, or by hand. [`OpenScope`] does the rest.
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
    // Any form, any collection.
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

    // Wherever a method takes scopes, it takes yours.
    println!("may read orders:   {}", token.has_scope(ShopScope::ReadOrders.as_ref()));
    println!(
        "lacks:             {:?}",
        token.missing_scopes([ShopScope::ReadOrders, ShopScope::WriteOrders])
    );
    let sends = token.mail.iter().any(|scope| scope.known() == Some(&MailScope::Send));
    println!("may send mail:     {sends}");

    // This provider grants patterns. That is no rule of OAuth, so it is said.
    let rules = ScopeRules::exact().wildcards(PatternSide::Granted, ':');
    println!("exactly:           {}", token.has_scope("stock:write"));
    println!("by pattern:        {}", rules.of(token.scopes()).has_scope("stock:write"));

    // What was not known is written back as it came.
    println!("stored again:      {}", serde_json::to_string(&token.redacted())?);
    Ok(())
}
