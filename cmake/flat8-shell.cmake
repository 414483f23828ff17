# The program `flat8`: it uses the public API only, so there is none before the API is.
file(GLOB flat8_shell_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/shell/*.cc"
     "${PROJECT_SOURCE_DIR}/src/shell/inspect/*.cc")
if(flat8_shell_sources AND TARGET flat8_api)
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(LIBEDIT REQUIRED IMPORTED_TARGET libedit)

  # The scripts that make the web's globals, as text within the program.
  file(GLOB flat8_web_scripts CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/shell/web/*.js")
  set(flat8_web_scripts_text "${FLAT8_GENERATED_DIR}/web-scripts.inc")
  add_custom_command(OUTPUT "${flat8_web_scripts_text}"
                     COMMAND "${CMAKE_COMMAND}" "-DOUTPUT=${flat8_web_scripts_text}"
                             -P "${PROJECT_SOURCE_DIR}/cmake/embed-scripts.cmake" -- ${flat8_web_scripts}
                     DEPENDS "${PROJECT_SOURCE_DIR}/cmake/embed-scripts.cmake" ${flat8_web_scripts}
                     VERBATIM)

  add_executable(flat8_shell ${flat8_shell_sources} "${flat8_web_scripts_text}")
  set_target_properties(flat8_shell PROPERTIES OUTPUT_NAME flat8 UNITY_BUILD ${FLAT8_UNITY} UNITY_BUILD_BATCH_SIZE 16)
  target_include_directories(flat8_shell PRIVATE "${PROJECT_SOURCE_DIR}" "${FLAT8_GENERATED_DIR}")
  target_link_libraries(flat8_shell PRIVATE flat8_settings flat8 PkgConfig::LIBEDIT)
  # Of the C++ library the program takes what it needs with it: binding the shared one is a sixth of its start-up.
  if(NOT FLAT8_SANITIZE)
    target_link_options(flat8_shell PRIVATE $<$<CONFIG:Release>:-static-libstdc++ -static-libgcc>)
  endif()
endif()
