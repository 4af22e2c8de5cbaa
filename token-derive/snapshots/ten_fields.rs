const _: () = {
    use ::token_runtime::__private as __token;
    fn __format0<'de>() -> impl __token::Format<'de, Secret> {
        __token::Credential::access_token()
    }
    fn __format1<'de>() -> impl __token::Format<'de, Option<TokenType>> {
        __token::Scheme::token_type()
    }
    fn __format2<'de>() -> impl __token::Format<'de, Option<u64>> {
        __token::Lifetime::expires_in(__token::Unit::Seconds)
            .sentinels(__token::Sentinels {
                never: &[__token::Sentinel::Number(0i128)],
                unknown: &[],
                absent: __token::Meaning::Unknown,
            })
    }
    fn __format3<'de>() -> impl __token::Format<'de, DateTime<Utc>> {
        __token::Received::as_text()
    }
    fn __format4<'de>() -> impl __token::Format<'de, Option<Secret>> {
        __token::Credential::refresh_token()
    }
    fn __format5<'de>() -> impl __token::Format<'de, Expiry> {
        __token::Time::refresh_expires(
                &[__token::Encoding::Rfc3339, __token::Encoding::Unix],
            )
            .sentinels(__token::Sentinels {
                never: &[__token::Sentinel::Text(""), __token::Sentinel::Absent],
                unknown: &[],
                absent: __token::Meaning::Never,
            })
    }
    fn __format9<'de>() -> impl __token::FlatFormat<'de, Extra> {
        __token::Unknown::<false>
    }
    #[automatically_derived]
    impl<'a, T> __token::Wire for Session<'a, T> {
        const NAME: &'static __token::str = "Session";
        const FIELDS: &'static [&'static __token::str] = &[
            "accessToken",
            "tokenType",
            "expiresIn",
            "receivedAt",
            "refreshToken",
            "refreshExpiresAt",
            "scope",
            "label",
            "owner",
        ];
        const FLATTENED_AFTER: &'static [__token::usize] = &[9usize];
    }
    #[automatically_derived]
    impl<'de: 'a, 'a, T> __token::Model<'de, __token::Reading> for Session<'a, T>
    where
        T: __token::serde::Deserialize<'de>,
    {
        #[inline]
        fn walk<'__m, __W: __token::Walk<'de, '__m, Self>>(__w: __W) -> __W::Out
        where
            Self: '__m,
        {
            __token::fields!(
                mod __fields : [K0 V0 v0 K1 V1 v1 K2 V2 v2 K3 V3 v3 K4 V4 v4 K5 V5 v5 K6
                V6 v6 K7 V7 v7 K8 V8 v8] flatten[K9 V9 v9]
            );
            __fields::walk(
                __w,
                __token::Unwritten(__format0()),
                __token::Unwritten(__format1()),
                __token::Unwritten(__format2()),
                __token::Unwritten(__format3()),
                __token::Unwritten(__format4()),
                __token::Unwritten(__format5()),
                __token::Unwritten(
                    __token::Granted::scopes(__token::ScopeFormat::Comma),
                ),
                __token::Unwritten(__token::Required(__token::Optional)),
                __token::Unwritten(__token::Optional),
                __token::Unwritten(__format9()),
                |__s: &Self| (
                    &__s.access_token,
                    &__s.token_type,
                    &__s.expires_in,
                    &__s.received_at,
                    &__s.refresh_token,
                    &__s.refresh_expires_at,
                    &__s.scope,
                    &__s.label,
                    &__s.owner,
                    &__s.extra,
                ),
                |__s: &mut Self| (
                    &mut __s.access_token,
                    &mut __s.token_type,
                    &mut __s.expires_in,
                    &mut __s.received_at,
                    &mut __s.refresh_token,
                    &mut __s.refresh_expires_at,
                    &mut __s.scope,
                    &mut __s.label,
                    &mut __s.owner,
                    &mut __s.extra,
                ),
                |(__f0, __f1, __f2, __f3, __f4, __f5, __f6, __f7, __f8, __f9)| Self {
                    access_token: __f0,
                    token_type: __f1,
                    expires_in: __f2,
                    received_at: __f3,
                    refresh_token: __f4,
                    refresh_expires_at: __f5,
                    scope: __f6,
                    label: __f7,
                    owner: __f8,
                    extra: __f9,
                },
            )
        }
    }
    #[automatically_derived]
    impl<'de: 'a, 'a, T> __token::Model<'de, __token::Writing> for Session<'a, T>
    where
        T: __token::serde::Serialize,
    {
        #[inline]
        fn walk<'__m, __W: __token::Walk<'de, '__m, Self>>(__w: __W) -> __W::Out
        where
            Self: '__m,
        {
            __token::fields!(
                mod __fields : [K0 V0 v0 K1 V1 v1 K2 V2 v2 K3 V3 v3 K4 V4 v4 K5 V5 v5 K6
                V6 v6 K7 V7 v7 K8 V8 v8] flatten[K9 V9 v9]
            );
            __fields::walk(
                __w,
                __token::Unread(__format0()),
                __token::Unread(__format1()),
                __token::Unread(__format2()),
                __token::Unread(__format3()),
                __token::Unread(__format4()),
                __token::Unread(__format5()),
                __token::Unread(__token::Granted::scopes(__token::ScopeFormat::Comma)),
                __token::Unread(__token::Required(__token::Optional)),
                __token::Unread(__token::Optional),
                __token::Unread(__format9()),
                |__s: &Self| (
                    &__s.access_token,
                    &__s.token_type,
                    &__s.expires_in,
                    &__s.received_at,
                    &__s.refresh_token,
                    &__s.refresh_expires_at,
                    &__s.scope,
                    &__s.label,
                    &__s.owner,
                    &__s.extra,
                ),
                |__s: &mut Self| (
                    &mut __s.access_token,
                    &mut __s.token_type,
                    &mut __s.expires_in,
                    &mut __s.received_at,
                    &mut __s.refresh_token,
                    &mut __s.refresh_expires_at,
                    &mut __s.scope,
                    &mut __s.label,
                    &mut __s.owner,
                    &mut __s.extra,
                ),
                |_| __token::not_read(),
            )
        }
    }
    #[automatically_derived]
    impl<'de: 'a, 'a, T> __token::Model<'de, __token::Answering> for Session<'a, T> {
        #[inline]
        fn walk<'__m, __W: __token::Walk<'de, '__m, Self>>(__w: __W) -> __W::Out
        where
            Self: '__m,
        {
            __token::fields!(
                mod __fields : [K0 V0 v0 K1 V1 v1 K2 V2 v2 K3 V3 v3 K4 V4 v4 K5 V5 v5 K6
                V6 v6 K7 V7 v7 K8 V8 v8] flatten[K9 V9 v9]
            );
            __fields::walk(
                __w,
                __token::Unwritten(__token::Unread(__format0())),
                __token::Unwritten(__token::Unread(__format1())),
                __token::Unwritten(__token::Unread(__format2())),
                __token::Unwritten(__token::Unread(__format3())),
                __token::Unwritten(__token::Unread(__format4())),
                __token::Unwritten(__token::Unread(__format5())),
                __token::Unwritten(
                    __token::Unread(
                        __token::Granted::scopes(__token::ScopeFormat::Comma),
                    ),
                ),
                __token::Unwritten(
                    __token::Unread(__token::Required(__token::Optional)),
                ),
                __token::Unwritten(__token::Unread(__token::Optional)),
                __token::Unwritten(__token::Unread(__format9())),
                |__s: &Self| (
                    &__s.access_token,
                    &__s.token_type,
                    &__s.expires_in,
                    &__s.received_at,
                    &__s.refresh_token,
                    &__s.refresh_expires_at,
                    &__s.scope,
                    &__s.label,
                    &__s.owner,
                    &__s.extra,
                ),
                |__s: &mut Self| (
                    &mut __s.access_token,
                    &mut __s.token_type,
                    &mut __s.expires_in,
                    &mut __s.received_at,
                    &mut __s.refresh_token,
                    &mut __s.refresh_expires_at,
                    &mut __s.scope,
                    &mut __s.label,
                    &mut __s.owner,
                    &mut __s.extra,
                ),
                |_| __token::not_read(),
            )
        }
    }
    #[automatically_derived]
    impl<'de: 'a, 'a, T> __token::serde::Deserialize<'de> for Session<'a, T>
    where
        T: __token::serde::Deserialize<'de>,
    {
        #[inline]
        fn deserialize<__D>(__d: __D) -> __token::Result<Self, __D::Error>
        where
            __D: __token::serde::Deserializer<'de>,
        {
            __token::read(__d)
        }
    }
    #[automatically_derived]
    impl<'a, T> __token::serde::Serialize for Session<'a, T>
    where
        T: __token::serde::Serialize,
    {
        #[inline]
        fn serialize<__S>(&self, __s: __S) -> __token::Result<__S::Ok, __S::Error>
        where
            __S: __token::serde::Serializer,
        {
            __token::write(self, __s)
        }
    }
    #[automatically_derived]
    impl<'a, T> __token::Ask for Session<'a, T> {
        __token::answers!();
    }
    #[automatically_derived]
    impl<'a, T> __token::TokenModel for Session<'a, T> {
        const MARGIN: __token::Duration = __token::Duration::from_secs(60u64);
    }
    #[automatically_derived]
    impl<'a, T> __token::Expires for Session<'a, T> {}
    #[automatically_derived]
    impl<'a, T> __token::Scoped for Session<'a, T> {}
    #[automatically_derived]
    impl<'a, T> __token::Authorizes for Session<'a, T> {}
    #[automatically_derived]
    impl<'a, T> __token::Refreshes for Session<'a, T> {}
};
