// Undefines the forms of builtins.def after an expansion; included again and again.
#undef BUILTIN_INTERNAL
#undef BUILTIN_METHOD
#undef BUILTIN_SYMBOL_METHOD
#undef BUILTIN_GETTER
#undef BUILTIN_ACCESSOR
#undef BUILTIN_SYMBOL_GETTER
#undef BUILTIN_ALIAS
#undef BUILTIN_SHARED_METHOD
#undef BUILTIN_SYMBOL_ALIAS
#undef BUILTIN_CONSTANT
#undef BUILTIN_TO_STRING_TAG
#undef BUILTIN_FUNCTION_SLOT
