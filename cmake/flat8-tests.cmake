# flat8::cctest is a library without tests; the tests of our own tree go into the runner `cctest`.
# What a component test needs is propagated: include paths, -fno-rtti, sanitizers.

function(flat8_add_test_settings target scope)
  target_include_directories(${target} ${scope} "${PROJECT_SOURCE_DIR}" "${PROJECT_SOURCE_DIR}/include"
                                                "${FLAT8_GENERATED_DIR}")
  target_compile_options(${target} ${scope} -fno-rtti -fno-strict-aliasing -Wno-invalid-offsetof
                                            ${flat8_sanitizer_flags})
  target_compile_features(${target} ${scope} cxx_std_20)
endfunction()

# A suite once more, with a verified collection at every 20th allocation, which moves whatever it can. Only builds with
# internal checks have it: `make test` makes one for that.
function(flat8_add_moving_test name)
  if(FLAT8_DEBUG_CHECKS)
    add_test(NAME ${name}-moving ${ARGN} --gc-stress=20,move --verify-heap)
    set_tests_properties(${name}-moving PROPERTIES LABELS moving TIMEOUT 900)
  endif()
endfunction()

file(GLOB flat8_cctest_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/test/cctest/*.cc"
     "${PROJECT_SOURCE_DIR}/test/cctest/heap/*.cc" "${PROJECT_SOURCE_DIR}/test/common/*.cc")
set(flat8_cctest_tests ${flat8_cctest_sources})
list(FILTER flat8_cctest_sources EXCLUDE REGEX "/test-[^/]*$")
list(FILTER flat8_cctest_tests INCLUDE REGEX "/test-[^/]*$")

if(flat8_cctest_sources)
  add_library(flat8_cctest STATIC ${flat8_cctest_sources})
  add_library(flat8::cctest ALIAS flat8_cctest)
  set_target_properties(flat8_cctest PROPERTIES EXPORT_NAME cctest)
  flat8_add_test_settings(flat8_cctest PUBLIC)
  # Tests may derive from TestPlatform and be compiled with RTTI.
  set_source_files_properties("${PROJECT_SOURCE_DIR}/test/cctest/cctest-platform.cc" PROPERTIES COMPILE_OPTIONS -frtti)
  target_compile_options(flat8_cctest PRIVATE -Wall -Wextra $<$<BOOL:${FLAT8_WERROR}>:-Werror>)
  target_link_libraries(flat8_cctest PUBLIC flat8)
  if(flat8_cctest_tests)
    add_executable(cctest ${flat8_cctest_tests})
    target_compile_options(cctest PRIVATE -Wall -Wextra $<$<BOOL:${FLAT8_WERROR}>:-Werror>)
    target_link_libraries(cctest PRIVATE flat8_cctest)
    add_test(NAME cctest COMMAND cctest)
    flat8_add_moving_test(cctest COMMAND cctest)
  endif()
endif()

# One small program per file, so that a folder can be tested long before everything links.
add_custom_target(unit)
file(GLOB flat8_unit_tests CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/test/unit/*-test.cc")
foreach(source IN LISTS flat8_unit_tests)
  get_filename_component(name "${source}" NAME_WE)
  add_executable(unit-${name} "${source}")
  flat8_add_test_settings(unit-${name} PRIVATE)
  target_compile_options(unit-${name} PRIVATE -Wall -Wextra $<$<BOOL:${FLAT8_WERROR}>:-Werror>)
  target_link_libraries(unit-${name} PRIVATE flat8)
  add_dependencies(unit unit-${name})
  add_test(NAME unit/${name} COMMAND unit-${name})
  set_tests_properties(unit/${name} PROPERTIES LABELS unit TIMEOUT 120)
endforeach()

# Programs that feed mutated input to one part each, for as long as one likes (--seconds). As a test, for a moment.
file(GLOB flat8_fuzzers CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/test/fuzz/*-fuzzer.cc")
foreach(source IN LISTS flat8_fuzzers)
  get_filename_component(name "${source}" NAME_WE)
  string(REGEX REPLACE "-fuzzer$" "" name "${name}")
  add_executable(fuzz-${name} "${source}" "${PROJECT_SOURCE_DIR}/test/fuzz/fuzzing.cc")
  flat8_add_test_settings(fuzz-${name} PRIVATE)
  target_compile_options(fuzz-${name} PRIVATE -Wall -Wextra $<$<BOOL:${FLAT8_WERROR}>:-Werror>)
  target_link_libraries(fuzz-${name} PRIVATE flat8)
  add_test(NAME fuzz/${name} COMMAND fuzz-${name} --seconds=2)
endforeach()

# Each public header alone, and code of hosts, as C++17 and C++20.
add_test(NAME headers COMMAND "${PROJECT_SOURCE_DIR}/test/api/check-headers.sh" "${CMAKE_CXX_COMPILER}")
set_tests_properties(headers PROPERTIES TIMEOUT 300)

find_package(Python3 COMPONENTS Interpreter)

# Every public name of V8 that embedders and component tests use is declared and defined.
if(Python3_FOUND AND FLAT8_SHARED AND NOT FLAT8_SANITIZE)
  add_test(NAME api-symbols COMMAND "${Python3_EXECUTABLE}" "${PROJECT_SOURCE_DIR}/tools/check-api-symbols" --compiler
           "${CMAKE_CXX_COMPILER}" "$<TARGET_FILE:flat8>" "$<TARGET_FILE:flat8_shared>")
endif()

# Hosts linked against an installed copy as V8's hosts are.
if(Python3_FOUND AND FLAT8_SHARED AND NOT FLAT8_SANITIZE AND TARGET flat8_shell)
  add_test(NAME install COMMAND "${Python3_EXECUTABLE}" "${PROJECT_SOURCE_DIR}/test/install/run" "${PROJECT_BINARY_DIR}")
  set_tests_properties(install PROPERTIES TIMEOUT 300)
endif()

if(TARGET flat8_shell)
  if(Python3_FOUND)
    foreach(suite js shell test262 ecosystem)
      if(EXISTS "${PROJECT_SOURCE_DIR}/test/${suite}/run")
        add_test(NAME ${suite} COMMAND "${Python3_EXECUTABLE}" "${PROJECT_SOURCE_DIR}/test/${suite}/run"
                 --shell "$<TARGET_FILE:flat8_shell>")
      endif()
    endforeach()
    add_test(NAME terminal COMMAND "${Python3_EXECUTABLE}" "${PROJECT_SOURCE_DIR}/test/shell/terminal"
             --shell "$<TARGET_FILE:flat8_shell>")
    add_test(NAME cpu-profile COMMAND "${Python3_EXECUTABLE}" "${PROJECT_SOURCE_DIR}/test/shell/cpu-profile"
             --shell "$<TARGET_FILE:flat8_shell>")
    add_test(NAME code-cache COMMAND "${Python3_EXECUTABLE}" "${PROJECT_SOURCE_DIR}/test/shell/code-cache"
             --shell "$<TARGET_FILE:flat8_shell>")
    add_test(NAME heap-profile COMMAND "${Python3_EXECUTABLE}" "${PROJECT_SOURCE_DIR}/test/shell/heap-profile"
             --shell "$<TARGET_FILE:flat8_shell>")
    add_test(NAME shell-inspection COMMAND "${Python3_EXECUTABLE}" "${PROJECT_SOURCE_DIR}/tools/inspection"
             --engine "$<TARGET_FILE:flat8_shell>")
    # Generated programs have to do the same with and without each short way.
    add_test(NAME differential COMMAND "${Python3_EXECUTABLE}" "${PROJECT_SOURCE_DIR}/tools/differential"
             --only programs --programs 600 --seed 1 --shell "$<TARGET_FILE:flat8_shell>")
    set_tests_properties(differential PROPERTIES TIMEOUT 600 ENVIRONMENT "FLAT8_DIFFERENTIAL_PEERS=")
    flat8_add_moving_test(js COMMAND "${Python3_EXECUTABLE}" "${PROJECT_SOURCE_DIR}/test/js/run"
                          --shell "$<TARGET_FILE:flat8_shell>" --)
  endif()
endif()
