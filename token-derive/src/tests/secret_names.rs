//! Which names of text are those of secrets.

use crate::expand_or_explain;
use syn::parse_quote;

fn is_secret_name(name: &str) -> bool {
    let (_, errors) = expand_or_explain(&parse_quote! {
        struct Session {
            #[token(access_token)]
            access_token: Secret,
            #[serde(rename = #name)]
            field: String,
        }
    });
    errors.iter().any(|error| error.to_string().contains("looks like the name of a secret"))
}

#[test]
fn names_of_secrets() {
    let names = "token tokens accessToken access_token ACCESS_TOKEN accesstoken refreshtoken \
        IDToken idToken id-token OAuthToken oauth2Token r#token client_secret clientSecret \
        password passwd passphrase db_passphrase jwt JWT credentials client_assertion cookie \
        otp apikey api_key apiKey APIKey signing_key private_key password_hash token_hash \
        device_code deviceCode user_code authorization_code code_verifier codeVerifier \
        bearer api.key csrf_token session_token refreshTokens";
    for name in names.split_whitespace() {
        assert!(is_secret_name(name), "{name} is the name of a secret");
    }
}

#[test]
fn other_names() {
    let names = "page_token pageToken next_page_token nextPageToken NextPageToken cursor \
        cursor_token continuation_token sync_token nextSyncToken next_token prev_token \
        sort_key sortKey primary_key public_key publicKey commit_hash file_hash key hash \
        code country_code status_code postal_code verifier token_type token_name tokenizer \
        secret_id secretary user_name scope password_hint key_id keyId monkey cookie_policy";
    for name in names.split_whitespace() {
        assert!(!is_secret_name(name), "{name} is not the name of a secret");
    }
}
