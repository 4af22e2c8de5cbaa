//! Clouds and their tools: credentials of several parts, often in an envelope.

use std::collections::BTreeMap;

use chrono::{DateTime, FixedOffset, Utc};
use serde::{Deserialize, Serialize};
use token_runtime::{ScopeSet, Secret, TokenModel};

/// Alibaba Cloud, `AssumeRole`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "PascalCase")]
struct AlibabaReply {
    request_id: String,
    assumed_role_user: AlibabaRole,
    #[token(nested)]
    credentials: AlibabaCredentials,
}

/// The assumed role.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "PascalCase")]
struct AlibabaRole {
    arn: String,
    assumed_role_id: String,
}

/// The credentials of Alibaba Cloud: a token, and a key that signs requests.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "PascalCase")]
struct AlibabaCredentials {
    #[token(access_token)]
    security_token: Secret,
    access_key_id: String,
    #[token(secret)]
    access_key_secret: Secret,
    #[token(expires = "rfc3339")]
    expiration: DateTime<Utc>,
}

/// The credentials of a machine from the metadata service of AWS. A failure also has the status
/// 200, so check `code`.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "PascalCase")]
struct AwsInstanceCredentials {
    code: String,
    #[token(issued = "rfc3339")]
    last_updated: DateTime<Utc>,
    #[serde(rename = "Type")]
    kind: String,
    access_key_id: String,
    #[token(secret)]
    secret_access_key: Secret,
    #[token(access_token)]
    token: Secret,
    #[token(expires = "rfc3339")]
    expiration: DateTime<Utc>,
}

/// A token of Consul. Its times keep their offsets. A token without an expiration time never
/// expires.
#[derive(Debug, Clone, PartialEq, TokenModel)]
#[serde(rename_all = "PascalCase")]
struct ConsulToken {
    #[serde(rename = "AccessorID")]
    accessor_id: String,
    #[serde(rename = "SecretID")]
    #[token(access_token)]
    secret_id: Secret,
    description: String,
    #[token(scopes = "objects(Name)")]
    policies: ScopeSet,
    local: bool,
    #[token(expires = "rfc3339", never(absent))]
    expiration_time: Option<DateTime<FixedOffset>>,
    #[token(issued = "rfc3339")]
    create_time: DateTime<FixedOffset>,
    hash: String,
    create_index: u64,
    modify_index: u64,
}

/// Keystone, the identity service of OpenStack. The token is in the header `X-Subject-Token`; the
/// body describes it.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct KeystoneReply {
    #[token(nested)]
    token: KeystoneToken,
}

/// Keystone's description of a token. Its roles are the scopes.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct KeystoneToken {
    methods: Vec<String>,
    #[token(expires = "rfc3339")]
    expires_at: DateTime<Utc>,
    #[token(issued = "rfc3339")]
    issued_at: DateTime<Utc>,
    audit_ids: Vec<String>,
    user: KeystoneUser,
    #[token(scopes = "objects(name)")]
    roles: ScopeSet,
    is_domain: bool,
}

/// The user of a Keystone token. The expiry in it is that of the password, not of the token.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct KeystoneUser {
    id: String,
    name: String,
    #[token(instant = "rfc3339")]
    password_expires_at: Option<DateTime<Utc>>,
}

/// Vault, after a login. The outer lease is that of a secret. The lease inside `auth` is that of
/// the token.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct VaultReply {
    request_id: String,
    lease_id: String,
    renewable: bool,
    lease_duration: u64,
    #[token(nested)]
    auth: VaultAuth,
}

/// The token of Vault. A root token has a lease of 0 and never expires.
#[derive(Debug, Clone, PartialEq, TokenModel)]
struct VaultAuth {
    #[token(access_token)]
    client_token: Secret,
    #[token(secret)]
    accessor: Secret,
    #[token(scopes = "list")]
    policies: ScopeSet,
    token_policies: Vec<String>,
    metadata: BTreeMap<String, String>,
    #[token(expires_in, never(0))]
    lease_duration: u64,
    renewable: bool,
    entity_id: String,
    token_type: String,
    orphan: bool,
    num_uses: u64,
    #[token(received)]
    received_at: DateTime<Utc>,
}

gallery! {
    alibaba_sts "alibaba-sts": AlibabaReply => access_token, expiry;
    aws_instance_credentials "aws-imds-credentials": AwsInstanceCredentials
        => access_token, expiry;
    consul "consul-acl-token": ConsulToken => access_token, expiry, scopes;
    openstack_keystone "openstack-keystone": KeystoneReply => expiry, scopes;
    vault_login "vault-login": VaultReply, received at "/auth/received_at"
        => access_token, expiry, scopes;
}
