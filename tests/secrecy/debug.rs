//! `{:?}` and `{:#?}` print every secret as the same constant.

use std::borrow::Cow;
use std::fmt::Debug;

use serde_json::{Value, json};
use token_runtime::models::{AccessToken, OAuth2TokenResponse, OAuthAccessToken, OauthTokenObject};
use token_runtime::{Extra, ExtraValue as Member, Redacted, Secret, TokenModel};

use crate::Tells;
use crate::leak::{authlete, clerk, easyship, planted, zendesk};
use crate::shown;
use crate::specimens::{Envelope, Flat, Jwt, Pair, Plain, Printing, Session, Specimen};

/// Rule: the printed text does not depend on the secrets, so it shows neither them nor their
/// length.
fn same_for_every_secret<T: Tells>(body: &Value, secrets: &[&str]) {
    let read = |value: &Value| {
        let body = secrets.iter().fold(body.clone(), |body, secret| planted(&body, secret, value));
        shown(&serde_json::from_value::<T>(body).unwrap())
    };
    let short = read(&json!("x"));
    for other in [
        json!("y"),
        json!("x".repeat(5000)),
        json!("\u{1f511}\"\\\n"),
        json!("Secret(***)"),
        json!("None"),
    ] {
        assert_eq!(read(&other), short, "{}", std::any::type_name::<T>());
    }
}

fn specimen<T: Specimen>() {
    same_for_every_secret::<T>(&T::payload(), T::secrets());
}

#[test]
fn no_secret_and_no_length() {
    specimen::<Session>();
    specimen::<Flat>();
    specimen::<Envelope<Flat, (Secret, Option<Pair>)>>();
    specimen::<Printing>();
    specimen::<Plain>();
    same_for_every_secret::<Jwt>(&Jwt::payload(), &[]);
    same_for_every_secret::<OauthTokenObject>(
        &zendesk(),
        &["/token", "/full_token", "/refresh_token"],
    );
    same_for_every_secret::<OAuthAccessToken>(
        &clerk(),
        &["/token", "/token_secret", "/id_token", "/public_metadata/tier"],
    );
    same_for_every_secret::<AccessToken>(&authlete(), &["/accessTokenHash", "/refreshTokenHash"]);
    same_for_every_secret::<OAuth2TokenResponse>(&easyship(), &["/access_token", "/refresh_token"]);
}

fn printed(value: impl Debug) -> [String; 2] {
    [format!("{value:?}"), format!("{value:#?}")]
}

/// Rule: a secret prints a constant, in every container and with every format flag.
#[test]
fn a_secret_prints_a_constant() {
    let secret = || Secret::from("c4n4ry");
    assert_eq!(format!("{:?}", secret()), "Secret(***)");
    assert_eq!(format!("{:#?}", secret()), "Secret(***)");
    for text in [
        format!("{:50?}", secret()),
        format!("{:x?}", secret()),
        format!("{:.2?}", secret()),
        format!("{:?}", Some(secret())),
        format!("{:?}", vec![secret(), Secret::from(String::from("c4n4ry"))]),
        format!("{:?}", Box::new((secret(), [secret()]))),
        format!("{:?}", Ok::<_, ()>(std::sync::Arc::new(secret()))),
        format!("{:?}", std::cell::RefCell::new(secret())),
        format!("{:?}", &&secret()),
    ] {
        assert!(!text.contains("c4n4ry"), "{text}");
    }
    assert_eq!(format!("{:?}", Secret::from("")), format!("{:?}", secret()));
}

/// Rule: `Debug` shows whether there is a secret, and nothing else of it.
#[test]
fn whether_there_is_a_secret_shows() {
    let read = |body: Value| serde_json::from_value::<Printing>(body).unwrap();
    let with =
        printed(read(json!({ "access_token": "c4n4ry", "id_token": "", "refresh_token": "" })));
    let without = printed(read(json!({ "access_token": "c4n4ry", "id_token": "c4n4ry" })));
    for (with, without) in with.iter().zip(&without) {
        assert_ne!(with, without);
        assert_eq!(&with.replacen("refresh_token: ***", "refresh_token: None", 1), without);
    }
}

/// Rule: `Debug` prints the names of unknown members, and neither value nor type nor length.
#[test]
fn unknown_members_print_their_names() {
    let read = |hint: Value| {
        let extra: Extra = [("hint", 1)].into_iter().collect();
        assert_eq!(format!("{extra:?}"), r#"Extra {"hint": ***}"#);
        printed(serde_json::from_value::<Extra>(json!({ "hint": hint })).unwrap())
    };
    let number = read(json!(1));
    for value in [json!("c4n4ry"), json!(null), json!([1, 2]), json!({ "c4n4ry": true })] {
        assert_eq!(read(value), number);
    }
    for member in [
        Member::Null,
        Member::from("c4n4ry"),
        Member::from(80_150_801),
        Member::List(vec![Member::Null]),
    ] {
        assert_eq!(format!("{member:?}"), "***");
        assert_eq!(format!("{member:#?}"), "***");
    }
}

/// Rule: `#[token(debug)]` masks borrowed strings too.
#[test]
#[allow(clippy::ref_option_ref, reason = "serde borrows the field of the copy")]
fn borrowed_secrets_are_masked() {
    #[derive(Clone, PartialEq, TokenModel)]
    #[token(debug)]
    struct Borrowing<'a, T> {
        #[token(access_token)]
        access_token: &'a str,
        #[token(refresh_token)]
        refresh_token: Option<&'a str>,
        #[token(secret)]
        id_token: Cow<'a, str>,
        #[token(secret)]
        client_secret: Option<Cow<'a, str>>,
        #[token(public)]
        public_key: &'a str,
        more: Vec<T>,
    }

    let text = r#"{"access_token":"c4n4ry","refresh_token":"c4n4ry","id_token":"c4n4ry","client_secret":"c4n4\u0072y","public_key":"shown","more":["c4n4ry"]}"#;
    let model: Borrowing<'_, Secret> = serde_json::from_str(text).unwrap();
    assert_eq!(model.access_token(), Some("c4n4ry"));
    for text in printed(&model).into_iter().chain(printed(model.redacted())) {
        assert!(!text.contains("c4n4ry") && text.contains("shown"), "{text}");
    }
    let json = serde_json::to_string(&model.redacted()).unwrap();
    assert!(!json.contains("c4n4ry") && json.contains("shown"), "{json}");

    // The error for a string that cannot be borrowed quotes nothing.
    for text in
        [text.replacen("c4n4ry", r"c4n4ry\n", 1), text.replacen(r#""c4n4ry""#, "8015080", 1)]
    {
        let error = serde_json::from_str::<Borrowing<'_, Secret>>(&text).err().unwrap();
        assert!(error.to_string().contains("access_token"), "{error}");
        assert!(
            !format!("{error:?}").contains("c4n4ry") && !error.to_string().contains("8015080"),
            "{error}"
        );
    }
}

/// Rule: the messages of panics and assertions use `Debug`, so they show no secret.
#[test]
fn panics_are_silent() {
    let caught = |body: fn()| {
        let panic = std::panic::catch_unwind(body).unwrap_err();
        panic.downcast::<String>().map_or_else(|_| String::new(), |text| *text)
    };
    let messages = [
        caught(|| {
            let wrong = "{}".parse::<u8>().map_err(|_| pair());
            wrong.unwrap();
        }),
        caught(|| assert_eq!(pair(), Pair { access_token: Secret::from("m4rk3d"), ..pair() })),
        caught(|| panic!("{:?}", pair().access_token)),
        caught(|| {
            serde_json::from_str::<Pair>(r#"{"access_token":"c4n4ry","expires_at":"c4n4ry"}"#)
                .unwrap();
        }),
    ];
    for message in messages {
        assert!(
            !message.is_empty() && !message.contains("c4n4ry") && !message.contains("m4rk3d"),
            "{message}"
        );
    }
}

fn pair() -> Pair {
    Pair {
        access_token: Secret::from("c4n4ry"),
        refresh_token: Some(Secret::from("c4n4ry")),
        expires_at: None,
    }
}

/// Rule: `Debug` of the redacted view prints the same as `Debug` of the model.
#[test]
fn the_redacted_view_prints_the_same() {
    let pair = pair();
    let view: Redacted<'_, Pair> = pair.redacted();
    assert_eq!(printed(view), printed(&pair));
}
