# The engine: every folder of src/ is one object library, so that each has its own flags and its own unity batches;
# the static and the shared library are made of the same objects, but for the folders that define the public API: those are
# compiled for each, because what the shared library exports the static one hides.

set(FLAT8_GENERATED_DIR "${PROJECT_BINARY_DIR}/generated")
configure_file("${PROJECT_SOURCE_DIR}/cmake/flat8-config.h.in" "${FLAT8_GENERATED_DIR}/flat8-config.h")

# C++ exceptions are on where a compilation may be abandoned half way (one internal type, caught at the folder's entry
# functions) and where embedders' code is called.
set(FLAT8_EXCEPTION_FOLDERS zone ast parsing bytecode regexp/syntax api libplatform shell)
set(FLAT8_RTTI_FOLDERS api libplatform shell)

# Flags that every object of the engine, its programs and its tests shares.
add_library(flat8_settings INTERFACE)
# Multiplications and additions stay apart: Math's results are the same on every machine. Functions have sections of their
# own, so that programs are linked with those only that they call.
target_compile_options(flat8_settings INTERFACE -Wall -Wextra -Wno-invalid-offsetof -fno-strict-aliasing -fvisibility=hidden
                                             -fvisibility-inlines-hidden -fno-semantic-interposition -ffp-contract=off
                                             -fno-math-errno -ffunction-sections
                                             $<$<CXX_COMPILER_ID:GNU>:-fno-gnu-unique>)
if(FLAT8_WERROR)
  target_compile_options(flat8_settings INTERFACE -Werror)
endif()
set(flat8_sanitizer_flags "")
if(FLAT8_SANITIZE)
  set(flat8_sanitizer_flags "-fsanitize=${FLAT8_SANITIZE}" -fno-omit-frame-pointer)
  if(FLAT8_SANITIZE MATCHES "undefined")
    # The engine is built without RTTI, which the vptr check needs.
    list(APPEND flat8_sanitizer_flags -fno-sanitize=vptr -fno-sanitize-recover=undefined)
  endif()
  target_compile_options(flat8_settings INTERFACE ${flat8_sanitizer_flags})
endif()

set(FLAT8_EXPORTING_FOLDERS handles api libplatform)

function(flat8_add_objects name folder sources)
  add_library(${name} OBJECT ${sources})
  target_link_libraries(${name} PRIVATE flat8_settings Threads::Threads)
  target_include_directories(${name} PRIVATE "${PROJECT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/include"
                                             "${FLAT8_GENERATED_DIR}")
  if(NOT folder IN_LIST FLAT8_EXCEPTION_FOLDERS)
    target_compile_options(${name} PRIVATE -fno-exceptions)
  endif()
  if(NOT folder IN_LIST FLAT8_RTTI_FOLDERS)
    target_compile_options(${name} PRIVATE -fno-rtti)
  endif()
  # Two neighbouring fields loaded as one vector wait for the narrower store that has just been made to one of them: in the
  # entry of a call this costs as much as a quarter of the call.
  if(folder STREQUAL "api" AND CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
    target_compile_options(${name} PRIVATE -fno-tree-slp-vectorize)
  endif()
  set_target_properties(${name} PROPERTIES POSITION_INDEPENDENT_CODE ON UNITY_BUILD ${FLAT8_UNITY}
                                           UNITY_BUILD_BATCH_SIZE 10)
endfunction()

function(flat8_add_folder folder)
  file(GLOB sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/${folder}/*.cc")
  if(NOT sources)
    return()
  endif()
  string(REPLACE "/" "_" name "flat8_${folder}")
  flat8_add_objects(${name} "${folder}" "${sources}")
  target_compile_definitions(${name} PRIVATE FLAT8_BUILDING_STATIC)
  set_property(GLOBAL APPEND PROPERTY FLAT8_STATIC_OBJECTS "$<TARGET_OBJECTS:${name}>")
  if(FLAT8_SHARED AND folder IN_LIST FLAT8_EXPORTING_FOLDERS)
    set(name "${name}_exported")
    flat8_add_objects(${name} "${folder}" "${sources}")
    target_compile_definitions(${name} PRIVATE BUILDING_V8_SHARED)
  endif()
  set_property(GLOBAL APPEND PROPERTY FLAT8_SHARED_OBJECTS "$<TARGET_OBJECTS:${name}>")
endfunction()

# Hosts that write to no stream need nothing of what is behind streams.
set_source_files_properties("${PROJECT_SOURCE_DIR}/src/api/api-streams.cc"
                            "${PROJECT_SOURCE_DIR}/src/libplatform/trace-writer.cc"
                            PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)

# The loop is compiled alone, and g++ must neither merge the dispatches of its handlers nor hoist across them.
set(flat8_loop "${PROJECT_SOURCE_DIR}/src/interpreter/interpreter.cc")
set_source_files_properties("${flat8_loop}" PROPERTIES SKIP_UNITY_BUILD_INCLUSION ON)
if(CMAKE_CXX_COMPILER_ID STREQUAL "GNU")
  set_property(SOURCE "${flat8_loop}" APPEND PROPERTY COMPILE_OPTIONS
               "$<$<CONFIG:Release>:-O2;-fno-gcse;-fno-crossjumping>")
  # Red zones around the locals of all handlers would make its frame 80 KB; its accesses to memory stay checked.
  if(FLAT8_SANITIZE MATCHES "address")
    set_property(SOURCE "${flat8_loop}" APPEND PROPERTY COMPILE_OPTIONS "--param=asan-stack=0")
  endif()
endif()

set(FLAT8_FOLDERS
    base base/platform
    common flags zone numbers strings strings/generated bigint date
    objects roots handles heap
    regexp/syntax ast parsing bytecode
    execution regexp
    runtime runtime/values runtime/properties runtime/functions runtime/environments runtime/iteration runtime/text
    runtime/serialization runtime/jobs runtime/errors runtime/buffers ic json interpreter
    codegen baseline compiler deoptimizer
    modules intl temporal
    builtins
    init snapshot
    api libplatform debug inspector profiler)
foreach(folder IN LISTS FLAT8_FOLDERS)
  flat8_add_folder(${folder})
endforeach()

# A library needs at least one source, also before the first folder has any.
file(WRITE "${FLAT8_GENERATED_DIR}/library-anchor.cc.new" "// Lets the library exist while folders are still empty.\n")
file(COPY_FILE "${FLAT8_GENERATED_DIR}/library-anchor.cc.new" "${FLAT8_GENERATED_DIR}/library-anchor.cc"
     ONLY_IF_DIFFERENT)
get_property(flat8_static_objects GLOBAL PROPERTY FLAT8_STATIC_OBJECTS)
get_property(flat8_shared_objects GLOBAL PROPERTY FLAT8_SHARED_OBJECTS)

function(flat8_set_interface target)
  target_include_directories(${target} INTERFACE "$<BUILD_INTERFACE:${PROJECT_SOURCE_DIR}/include>"
                                                 "$<INSTALL_INTERFACE:${CMAKE_INSTALL_INCLUDEDIR}/flat8>")
  target_compile_features(${target} INTERFACE cxx_std_17)
  target_link_options(${target} INTERFACE ${flat8_sanitizer_flags})
endfunction()

add_library(flat8 STATIC ${flat8_static_objects} "${FLAT8_GENERATED_DIR}/library-anchor.cc")
add_library(flat8::flat8 ALIAS flat8)
set_target_properties(flat8 PROPERTIES POSITION_INDEPENDENT_CODE ON)
flat8_set_interface(flat8)
target_link_libraries(flat8 PUBLIC Threads::Threads ${CMAKE_DL_LIBS})

if(FLAT8_SHARED)
  add_library(flat8_shared SHARED ${flat8_shared_objects} "${FLAT8_GENERATED_DIR}/library-anchor.cc")
  add_library(flat8::shared ALIAS flat8_shared)
  set_target_properties(flat8_shared PROPERTIES OUTPUT_NAME flat8 EXPORT_NAME shared VERSION ${PROJECT_VERSION}
                                                SOVERSION ${PROJECT_VERSION_MAJOR})
  flat8_set_interface(flat8_shared)
  target_link_libraries(flat8_shared PRIVATE Threads::Threads ${CMAKE_DL_LIBS})
  target_link_options(flat8_shared PRIVATE -Wl,-z,now -Wl,-Bsymbolic-functions
                      "-Wl,--version-script=${PROJECT_SOURCE_DIR}/cmake/flat8.exports")
  set_property(TARGET flat8_shared APPEND PROPERTY LINK_DEPENDS "${PROJECT_SOURCE_DIR}/cmake/flat8.exports")
endif()
