const _: () = {
    use ::token_runtime::derived as __token;
    struct __Field0;
    #[automatically_derived]
    impl<'de> __token::UnprintableCodec<'de> for __Field0 {
        type Value = Secret;
    }
    struct __Field1;
    #[automatically_derived]
    impl __token::TimeCodec for __Field1 {
        type Value = Option<DateTime<Utc>>;
        const WIRE: __token::TimeWire = __token::TimeWire {
            encodings: &[__token::Encoding::Unix],
            marks: __token::Marks::NONE,
        };
    }
    #[automatically_derived]
    impl __token::Expires for Session {
        fn expiry_from(
            &self,
            __base: __token::Option<__token::DateTime<__token::Utc>>,
        ) -> __token::Expiry {
            let __base = __token::Option::or(__token::Expires::base(self), __base);
            __token::expiry::first(
                [__token::time::expiry::<__Field1>(&self.expires_at)],
                __token::Expiry::Unknown,
            )
        }
        fn base(&self) -> __token::Option<__token::DateTime<__token::Utc>> {
            __token::Option::None
        }
    }
    #[automatically_derived]
    impl __token::Authorizes for Session {
        fn credential(&self) -> __token::Option<&__token::str> {
            __token::secret::expose::<__Field0>(&self.access_token)
        }
        fn scheme(&self) -> __token::Option<&__token::str> {
            __token::Option::None
        }
    }
    #[automatically_derived]
    impl __token::TokenModel for Session {
        fn keep(&mut self, _: &mut Self, _: __token::Bases) {}
        fn any_base(&self) -> __token::Option<__token::DateTime<__token::Utc>> {
            __token::Expires::base(self)
        }
        fn any_expiry(
            &self,
            __base: __token::Option<__token::DateTime<__token::Utc>>,
        ) -> __token::Expiry {
            __token::Expires::expiry_from(self, __base)
        }
    }
    #[derive(__token::serde::Deserialize)]
    #[serde(
        crate = "__token::serde",
        remote = "Session",
        rename(deserialize = "Session")
    )]
    struct __Read {
        #[serde(
            deserialize_with = "__token :: wrapped :: read :: < __token :: wrapped :: Access < __Field0 > , _ , _ >"
        )]
        access_token: Secret,
        #[serde(default = "__token::In::absent", getter = "__token")]
        expires_at: __token::In<__token::wrapped::Time<__Field1>, Option<DateTime<Utc>>>,
    }
    #[automatically_derived]
    impl __token::Into<Session> for __Read {
        fn into(self) -> Session {
            Session {
                access_token: self.access_token,
                expires_at: self.expires_at.0,
            }
        }
    }
    #[automatically_derived]
    impl<'de> __token::serde::Deserialize<'de> for Session {
        fn deserialize<__D>(__deserializer: __D) -> __token::Result<Self, __D::Error>
        where
            __D: __token::serde::Deserializer<'de>,
        {
            use __token::fallback::Read as _;
            __Read::deserialize(__token::Guard(__deserializer))
        }
    }
    struct __Written<'__t> {
        __of: &'__t Session,
        access_token: __token::Out<'__t, __token::wrapped::Secret<__Field0>, Secret>,
        expires_at: __token::Out<
            '__t,
            __token::wrapped::Time<__Field1>,
            Option<DateTime<Utc>>,
        >,
    }
    #[automatically_derived]
    impl<'__t> __token::Deref for __Written<'__t> {
        type Target = Session;
        fn deref(&self) -> &Session {
            self.__of
        }
    }
    #[derive(__token::serde::Serialize)]
    #[serde(
        crate = "__token::serde",
        remote = "__Written",
        rename(serialize = "Session")
    )]
    struct __Write<'__t> {
        access_token: __token::Out<'__t, __token::wrapped::Secret<__Field0>, Secret>,
        #[serde(skip_serializing_if = "__token::Out::omitted")]
        expires_at: __token::Out<
            '__t,
            __token::wrapped::Time<__Field1>,
            Option<DateTime<Utc>>,
        >,
        #[serde(skip)]
        __of: &'__t (),
    }
    #[automatically_derived]
    impl __token::serde::Serialize for Session {
        fn serialize<__S>(
            &self,
            __serializer: __S,
        ) -> __token::Result<__S::Ok, __S::Error>
        where
            __S: __token::serde::Serializer,
        {
            use __token::fallback::Write as _;
            let __human = __token::serde::Serializer::is_human_readable(&__serializer);
            __Write::<
                '_,
            >::serialize(
                &__Written {
                    __of: self,
                    access_token: __token::Out::new(&self.access_token, false),
                    expires_at: __token::Out::new(
                        &self.expires_at,
                        __human && __token::Option::is_none(&self.expires_at),
                    ),
                },
                __serializer,
            )
        }
    }
};
