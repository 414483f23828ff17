#include "src/objects/dependents.h"
#include "src/runtime/properties/lookup.h"

namespace v8::internal {

namespace {

void Invalidate(Value cell) {
  if (IsCell(cell)) InvalidateCell(Cast<Cell>(cell));
}

// The realm whose assumptions a change of the object concerns.
Tagged<NativeContext> RealmOfObject(Isolate* isolate, Tagged<JSReceiver> object) {
  if (IsJSFunction(object)) return Cast<JSFunction>(object)->native_context();
  const Value constructor = object->map()->GetConstructor();
  if (IsJSFunction(constructor)) return Cast<JSFunction>(constructor)->native_context();
  return isolate->realm();
}

}  // namespace

void UpdateProtectors(Isolate* isolate, Tagged<JSReceiver> holder, PropertyKey key) {
  const Tagged<NativeContext> realm = RealmOfObject(isolate, holder);
  if (realm.is_empty()) return;
  const InstanceType type = holder->instance_type();
  const auto is = [holder](TaggedBits object) { return object.ptr() == holder.ptr(); };
  if (key.is_index()) {
    if (is(realm->initial_array_prototype())) isolate->CountUsage(UseCounter::kArrayPrototypeHasElements);
    if (is(realm->initial_object_prototype())) isolate->CountUsage(UseCounter::kObjectPrototypeHasElements);
    if (is(realm->initial_array_prototype()) || is(realm->initial_object_prototype()) ||
        is(realm->initial_string_prototype())) {
      Invalidate(realm->no_elements_protector());
    }
    return;
  }
  const Tagged<Name> name = key.name();
  const bool on_object_prototype = is(realm->initial_object_prototype());
  if (name == ReadOnlyRoots::constructor_string()) {
    if (type == JS_ARRAY_TYPE || is(realm->initial_array_prototype())) Invalidate(realm->array_species_protector());
    if (type == JS_PROMISE_TYPE || is(realm->initial_promise_prototype())) Invalidate(realm->promise_species_protector());
    if (type == JS_REGEXP_TYPE || is(realm->initial_regexp_prototype())) Invalidate(realm->regexp_species_protector());
    const Value parent = holder->map()->prototype();
    if (type == JS_TYPED_ARRAY_TYPE || is(realm->initial_typed_array_prototype()) ||
        parent == realm->initial_typed_array_prototype()) {
      Invalidate(realm->typed_array_species_protector());
    }
  } else if (name == ReadOnlyRoots::species_symbol()) {
    Invalidate(realm->array_species_protector());
    Invalidate(realm->promise_species_protector());
    Invalidate(realm->regexp_species_protector());
    Invalidate(realm->typed_array_species_protector());
  } else if (name == ReadOnlyRoots::iterator_symbol()) {
    if (type == JS_ARRAY_TYPE || is(realm->initial_array_prototype()) || on_object_prototype) {
      Invalidate(realm->array_iterator_protector());
    }
    if (type == JS_MAP_TYPE || is(realm->initial_map_prototype())) Invalidate(realm->map_iterator_protector());
    if (type == JS_SET_TYPE || is(realm->initial_set_prototype())) Invalidate(realm->set_iterator_protector());
    if (type == JS_PRIMITIVE_WRAPPER_TYPE || is(realm->initial_string_prototype())) {
      Invalidate(realm->string_iterator_protector());
    }
    if (is(realm->initial_iterator_prototype())) {
      Invalidate(realm->map_iterator_protector());
      Invalidate(realm->set_iterator_protector());
    }
  } else if (name == ReadOnlyRoots::next_string()) {
    const bool everywhere = is(realm->initial_iterator_prototype()) || on_object_prototype;
    if (everywhere || is(realm->initial_array_iterator_prototype()) || type == JS_ARRAY_ITERATOR_TYPE) {
      Invalidate(realm->array_iterator_protector());
    }
    if (everywhere || is(realm->initial_map_iterator_prototype()) || type == JS_MAP_ITERATOR_TYPE) {
      Invalidate(realm->map_iterator_protector());
    }
    if (everywhere || is(realm->initial_set_iterator_prototype()) || type == JS_SET_ITERATOR_TYPE) {
      Invalidate(realm->set_iterator_protector());
    }
    if (everywhere || is(realm->initial_string_iterator_prototype()) || type == JS_STRING_ITERATOR_TYPE) {
      Invalidate(realm->string_iterator_protector());
    }
  } else if (name == ReadOnlyRoots::then_string()) {
    if (type == JS_PROMISE_TYPE || on_object_prototype || is(realm->initial_promise_prototype())) {
      Invalidate(realm->promise_then_protector());
    }
  } else if (name == ReadOnlyRoots::resolve_string()) {
    if (is(realm->promise_function())) Invalidate(realm->promise_resolve_protector());
  } else if (name == ReadOnlyRoots::is_concat_spreadable_symbol()) {
    Invalidate(realm->is_concat_spreadable_protector());
  } else if (type == JS_REGEXP_TYPE || is(realm->initial_regexp_prototype())) {
    Invalidate(realm->regexp_exec_unmodified_protector());
  } else if (name == ReadOnlyRoots::to_primitive_symbol() || name == ReadOnlyRoots::valueOf_string() ||
             name == ReadOnlyRoots::toString_string()) {
    if (type == JS_PRIMITIVE_WRAPPER_TYPE || on_object_prototype) {
      Invalidate(realm->string_wrapper_to_primitive_protector());
    }
  }
  if (on_object_prototype && (name == ReadOnlyRoots::match_symbol() || name == ReadOnlyRoots::replace_symbol() ||
                              name == ReadOnlyRoots::split_symbol() || name == ReadOnlyRoots::search_symbol() ||
                              name == ReadOnlyRoots::match_all_symbol())) {
    Invalidate(realm->number_string_not_regexp_like_protector());
  }
}

}  // namespace v8::internal
