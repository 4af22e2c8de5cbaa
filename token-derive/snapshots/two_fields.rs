const _: () = {
    use ::token_runtime::__private as __token;
    #[automatically_derived]
    impl __token::Wire for Session {
        const NAME: &'static __token::str = "Session";
        const FIELDS: &'static [&'static __token::str] = &["access_token", "expires_at"];
    }
    #[automatically_derived]
    impl<'de, __D> __token::Model<'de, __D> for Session {
        #[inline]
        fn walk<'__m, __W: __token::Walk<'de, '__m, Self>>(__w: __W) -> __W::Out
        where
            Self: '__m,
        {
            __token::fields2(
                __w,
                __token::Credential::access_token(),
                __token::Time::expires(&[__token::Encoding::Unix]),
                |__s: &Self| (&__s.access_token, &__s.expires_at),
                |__s: &mut Self| (&mut __s.access_token, &mut __s.expires_at),
                |(__f0, __f1)| Self {
                    access_token: __f0,
                    expires_at: __f1,
                },
            )
        }
    }
    #[automatically_derived]
    impl<'de> __token::serde::Deserialize<'de> for Session {
        #[inline]
        fn deserialize<__D>(__d: __D) -> __token::Result<Self, __D::Error>
        where
            __D: __token::serde::Deserializer<'de>,
        {
            __token::read(__d)
        }
    }
    #[automatically_derived]
    impl __token::serde::Serialize for Session {
        #[inline]
        fn serialize<__S>(&self, __s: __S) -> __token::Result<__S::Ok, __S::Error>
        where
            __S: __token::serde::Serializer,
        {
            __token::write(self, __s)
        }
    }
    #[automatically_derived]
    impl __token::Ask for Session {
        __token::answers!();
    }
    #[automatically_derived]
    impl __token::TokenModel for Session {}
    #[automatically_derived]
    impl __token::Expires for Session {}
    #[automatically_derived]
    impl __token::Authorizes for Session {}
};
