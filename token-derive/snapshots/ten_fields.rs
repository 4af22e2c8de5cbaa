const _: () = {
    use ::token_runtime::derived as __token;
    struct __Field0<'a, T>(__token::PhantomData<fn() -> Session<'a, T>>);
    #[automatically_derived]
    impl<'de, 'a, T> __token::UnprintableCodec<'de> for __Field0<'a, T> {
        type Value = Secret;
    }
    struct __Field1<'a, T>(__token::PhantomData<fn() -> Session<'a, T>>);
    #[automatically_derived]
    impl<'a, T> __token::TokenTypeCodec for __Field1<'a, T> {
        type Value = Option<TokenType>;
    }
    struct __Field2<'a, T>(__token::PhantomData<fn() -> Session<'a, T>>);
    #[automatically_derived]
    impl<'a, T> __token::LifetimeCodec for __Field2<'a, T> {
        type Value = Option<u64>;
        const WIRE: __token::LifetimeWire = __token::LifetimeWire {
            unit: __token::Unit::Seconds,
            marks: __token::Marks {
                never: &[__token::Mark::Number(__token::Number::from_int(0i128))],
                unknown: &[],
                absent: __token::Meaning::Unknown,
            },
        };
    }
    struct __Field3<'a, T>(__token::PhantomData<fn() -> Session<'a, T>>);
    #[automatically_derived]
    impl<'a, T> __token::TimeCodec for __Field3<'a, T> {
        type Value = DateTime<Utc>;
        const WIRE: __token::TimeWire = __token::TimeWire {
            encodings: &[
                __token::Encoding::Rfc3339,
                __token::Encoding::Rfc3339,
                __token::Encoding::Unix,
            ],
            marks: __token::Marks::NONE,
        };
    }
    struct __Field4<'a, T>(__token::PhantomData<fn() -> Session<'a, T>>);
    #[automatically_derived]
    impl<'de, 'a, T> __token::UnprintableCodec<'de> for __Field4<'a, T> {
        type Value = Option<Secret>;
    }
    struct __Field5<'a, T>(__token::PhantomData<fn() -> Session<'a, T>>);
    #[automatically_derived]
    impl<'a, T> __token::MarkedTimeCodec for __Field5<'a, T> {
        type Value = Expiry;
        const WIRE: __token::TimeWire = __token::TimeWire {
            encodings: &[__token::Encoding::Rfc3339, __token::Encoding::Unix],
            marks: __token::Marks {
                never: &[__token::Mark::Text("")],
                unknown: &[],
                absent: __token::Meaning::Never,
            },
        };
    }
    struct __Field6<'a, T>(__token::PhantomData<fn() -> Session<'a, T>>);
    #[automatically_derived]
    impl<'de: 'a, 'a, T> __token::ScopeCodec<'de> for __Field6<'a, T> {
        type Value = Cow<'a, str>;
        const FORM: __token::Form = __token::Form::Comma;
    }
    struct __Field9<'a, T>(__token::PhantomData<fn() -> Session<'a, T>>);
    #[automatically_derived]
    impl<'a, T> __token::UnprintableExtraCodec for __Field9<'a, T> {
        type Value = Extra;
    }
    #[automatically_derived]
    impl<'a, T> __token::Expires for Session<'a, T> {
        fn expiry_from(
            &self,
            __base: __token::Option<__token::DateTime<__token::Utc>>,
        ) -> __token::Expiry {
            let __base = __token::Option::or(__token::Expires::base(self), __base);
            __token::expiry::first(
                [__token::lifetime::expiry::<__Field2<'a, T>>(&self.expires_in, __base)],
                __token::Expiry::Unknown,
            )
        }
        fn base(&self) -> __token::Option<__token::DateTime<__token::Utc>> {
            __token::time::instant::<__Field3<'a, T>>(&self.received_at)
        }
    }
    #[automatically_derived]
    impl<'a, T> __token::Scoped for Session<'a, T> {
        fn granted(
            &self,
        ) -> __token::Option<impl __token::Iterator<Item = &__token::str>> {
            __token::scopes::granted::<__Field6<'a, T>>(&self.scope)
        }
        fn grants(&self, __scope: &__token::str) -> __token::bool {
            __token::scopes::grants::<__Field6<'a, T>>(&self.scope, __scope)
        }
    }
    #[automatically_derived]
    impl<'a, T> __token::Authorizes for Session<'a, T> {
        fn credential(&self) -> __token::Option<&__token::str> {
            __token::secret::expose::<__Field0<'a, T>>(&self.access_token)
        }
        fn scheme(&self) -> __token::Option<&__token::str> {
            __token::token_type::scheme::<__Field1<'a, T>>(&self.token_type)
        }
    }
    #[automatically_derived]
    impl<'a, T> __token::Refreshes for Session<'a, T> {
        fn refresh_credential(&self) -> __token::Option<&__token::str> {
            __token::secret::expose::<__Field4<'a, T>>(&self.refresh_token)
        }
        fn refresh_expiry_from(
            &self,
            __base: __token::Option<__token::DateTime<__token::Utc>>,
        ) -> __token::Expiry {
            let __base = __token::Option::or(
                __token::time::instant::<__Field3<'a, T>>(&self.received_at),
                __base,
            );
            __token::expiry::first(
                [__token::time::expiry::<__Field5<'a, T>>(&self.refresh_expires_at)],
                __token::Expiry::Never,
            )
        }
        fn refresh_granted(
            &self,
        ) -> __token::Option<impl __token::Iterator<Item = &__token::str>> {
            __token::scopes::none()
        }
    }
    #[automatically_derived]
    impl<'a, T> __token::TokenModel for Session<'a, T> {
        const MARGIN: __token::Duration = __token::Duration::from_secs(60u64);
        fn keep(&mut self, __old: &mut Self, _: __token::Bases) {
            __token::secret::keep::<
                __Field4<'a, T>,
            >(&mut self.refresh_token, &mut __old.refresh_token);
            __token::time::keep::<
                __Field5<'a, T>,
            >(&mut self.refresh_expires_at, &mut __old.refresh_expires_at);
            __token::scopes::keep::<__Field6<'a, T>>(&mut self.scope, &mut __old.scope);
            __token::plain::keep(&mut self.label, &mut __old.label);
            __token::plain::keep(&mut self.owner, &mut __old.owner);
            __token::extra::keep::<__Field9<'a, T>>(&mut self.extra, &mut __old.extra);
        }
        fn any_base(&self) -> __token::Option<__token::DateTime<__token::Utc>> {
            __token::Expires::base(self)
        }
        fn any_expiry(
            &self,
            __base: __token::Option<__token::DateTime<__token::Utc>>,
        ) -> __token::Expiry {
            __token::Expires::expiry_from(self, __base)
        }
        fn any_granted(&self) -> __token::Option<__token::ScopeSet> {
            __token::scopes::owned(
                __token::scopes::granted::<__Field6<'a, T>>(&self.scope),
            )
        }
        fn any_refresh_credential(&self) -> __token::Option<&__token::str> {
            __token::secret::expose::<__Field4<'a, T>>(&self.refresh_token)
        }
    }
    #[derive(__token::serde::Deserialize)]
    #[serde(rename_all = "camelCase")]
    #[serde(
        crate = "__token::serde",
        remote = "Session",
        rename(deserialize = "Session")
    )]
    struct __Read<'a, T> {
        #[serde(
            deserialize_with = "__token :: secret :: deserialize_access :: < __Field0 < 'a , T > , _ >"
        )]
        access_token: Secret,
        token_type: Option<TokenType>,
        #[serde(
            deserialize_with = "__token :: lifetime :: deserialize :: < __Field2 < 'a , T > , _ >",
            default = "__token :: lifetime :: absent :: < __Field2 < 'a , T > >"
        )]
        expires_in: Option<u64>,
        #[serde(
            deserialize_with = "__token :: time :: deserialize_received :: < __Field3 < 'a , T > , _ >",
            default = "__token :: time :: received :: < __Field3 < 'a , T > >"
        )]
        received_at: DateTime<Utc>,
        #[serde(
            deserialize_with = "__token :: secret :: deserialize :: < __Field4 < 'a , T > , _ >",
            default = "__token :: secret :: absent :: < __Field4 < 'a , T > >"
        )]
        refresh_token: Option<Secret>,
        #[serde(
            deserialize_with = "__token :: time :: deserialize :: < __Field5 < 'a , T > , _ >",
            default = "__token :: time :: absent :: < __Field5 < 'a , T > >"
        )]
        refresh_expires_at: Expiry,
        #[serde(
            deserialize_with = "__token :: scopes :: deserialize :: < __Field6 < 'a , T > , _ >",
            default = "__token :: scopes :: absent :: < __Field6 < 'a , T > >",
            borrow
        )]
        scope: Cow<'a, str>,
        #[serde(deserialize_with = "__token :: plain :: required")]
        label: Option<String>,
        owner: Option<T>,
        #[serde(flatten)]
        extra: Extra,
    }
    #[automatically_derived]
    impl<'de: 'a, 'a, T> __token::serde::Deserialize<'de> for Session<'a, T>
    where
        T: __token::serde::Deserialize<'de>,
    {
        fn deserialize<__D>(__deserializer: __D) -> __token::Result<Self, __D::Error>
        where
            __D: __token::serde::Deserializer<'de>,
        {
            use __token::fallback::Read as _;
            __Read::<'a, T>::deserialize(__token::Guard(__deserializer))
        }
    }
    struct __Written<'__t, 'a, T, const __HUMAN: __token::bool>(&'__t Session<'a, T>);
    impl<'__t, 'a, T, const __HUMAN: __token::bool> __token::Deref
    for __Written<'__t, 'a, T, __HUMAN> {
        type Target = Session<'a, T>;
        fn deref(&self) -> &Session<'a, T> {
            self.0
        }
    }
    #[derive(__token::serde::Serialize)]
    #[serde(rename_all = "camelCase")]
    #[serde(
        crate = "__token::serde",
        remote = "__Written",
        rename(serialize = "Session")
    )]
    struct __Write<'__t, 'a, T, const __HUMAN: __token::bool> {
        #[serde(
            serialize_with = "__token :: secret :: serialize :: < __Field0 < 'a , T > , _ >"
        )]
        access_token: Secret,
        #[serde(skip_serializing_if = "__token :: plain :: omit :: < __HUMAN , _ >")]
        token_type: Option<TokenType>,
        #[serde(
            skip_serializing_if = "__token :: plain :: omit :: < __HUMAN , _ >",
            serialize_with = "__token :: lifetime :: serialize :: < __Field2 < 'a , T > , _ >"
        )]
        expires_in: Option<u64>,
        #[serde(
            serialize_with = "__token :: time :: serialize :: < __Field3 < 'a , T > , _ >"
        )]
        received_at: DateTime<Utc>,
        #[serde(
            skip_serializing_if = "__token :: plain :: omit :: < __HUMAN , _ >",
            serialize_with = "__token :: secret :: serialize :: < __Field4 < 'a , T > , _ >"
        )]
        refresh_token: Option<Secret>,
        #[serde(
            skip_serializing_if = "__token :: time :: omit :: < __HUMAN , __Field5 < 'a , T > >",
            serialize_with = "__token :: time :: serialize :: < __Field5 < 'a , T > , _ >"
        )]
        refresh_expires_at: Expiry,
        #[serde(
            serialize_with = "__token :: scopes :: serialize :: < __Field6 < 'a , T > , _ >"
        )]
        scope: Cow<'a, str>,
        label: Option<String>,
        #[serde(skip_serializing_if = "__token :: plain :: omit :: < __HUMAN , _ >")]
        owner: Option<T>,
        #[serde(flatten)]
        #[serde(
            serialize_with = "__token :: extra :: serialize :: < __Field9 < 'a , T > , _ >"
        )]
        extra: Extra,
        #[serde(skip)]
        __of: __token::PhantomData<&'__t ()>,
    }
    #[automatically_derived]
    impl<'a, T> __token::serde::Serialize for Session<'a, T>
    where
        T: __token::serde::Serialize,
    {
        fn serialize<__S>(
            &self,
            __serializer: __S,
        ) -> __token::Result<__S::Ok, __S::Error>
        where
            __S: __token::serde::Serializer,
        {
            use __token::fallback::Write as _;
            if __token::serde::Serializer::is_human_readable(&__serializer) {
                __Write::<
                    '_,
                    'a,
                    T,
                    true,
                >::serialize(&__Written::<'_, 'a, T, true>(self), __serializer)
            } else {
                __Write::<
                    '_,
                    'a,
                    T,
                    false,
                >::serialize(&__Written::<'_, 'a, T, false>(self), __serializer)
            }
        }
    }
};
