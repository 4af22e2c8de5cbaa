//! Without any `#[token]` the derive is serde's.

use token_runtime::TokenModel;

#[derive(Debug, PartialEq, TokenModel)]
struct Plain {
    user_id: u64,
    user_name: Option<String>,
}

#[derive(Debug, PartialEq, TokenModel)]
struct Empty {}

#[derive(Debug, PartialEq, TokenModel)]
#[serde(rename_all = "camelCase", deny_unknown_fields)]
struct Renamed {
    user_id: u64,
    #[serde(default, alias = "nick", skip_serializing_if = "String::is_empty")]
    user_name: String,
    #[serde(skip)]
    cached: bool,
    #[serde(rename = "type")]
    kind: Option<String>,
    r#fn: Option<u8>,
}

fn main() {
    let plain: Plain = serde_json::from_str(r#"{"user_id": 7}"#).unwrap();
    assert_eq!(
        serde_json::to_string(&plain).unwrap(),
        r#"{"user_id":7,"user_name":null}"#
    );
    let empty: Empty = serde_json::from_str("{}").unwrap();
    assert_eq!(serde_json::to_string(&empty).unwrap(), "{}");
    let json = r#"{"userId":7,"type":"x","fn":1}"#;
    let renamed: Renamed = serde_json::from_str(json).unwrap();
    assert_eq!(serde_json::to_string(&renamed).unwrap(), json);
    assert!(serde_json::from_str::<Renamed>(r#"{"userId":7,"other":1}"#).is_err());
}
