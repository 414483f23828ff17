# The program `flat8`: it uses the public API only, so there is none before the API is.
file(GLOB flat8_shell_sources CONFIGURE_DEPENDS "${PROJECT_SOURCE_DIR}/src/shell/*.cc"
     "${PROJECT_SOURCE_DIR}/src/shell/inspect/*.cc")
if(flat8_shell_sources AND TARGET flat8_api)
  find_package(PkgConfig REQUIRED)
  pkg_check_modules(LIBEDIT REQUIRED libedit)

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
  # Loaded when a terminal is there (src/shell/edit-library.h): only the declarations are needed here.
  target_include_directories(flat8_shell SYSTEM PRIVATE ${LIBEDIT_INCLUDE_DIRS})
  target_link_libraries(flat8_shell PRIVATE flat8_settings flat8 ${CMAKE_DL_LIBS})
  # Of the C++ library the program takes what it needs with it: binding the shared one is a sixth of its start-up.
  if(NOT FLAT8_SANITIZE)
    target_link_options(flat8_shell PRIVATE $<$<CONFIG:Release>:-static-libstdc++ -static-libgcc>)
    # And not libm, a tenth of its memory, which g++ names always: what the program calls of it (frexp, ldexp) is in libc,
    # too, which has to be asked first, and see rounding-mode.cc.
    if(NOT APPLE)
      target_link_options(flat8_shell PRIVATE $<$<CONFIG:Release>:-Wl,--gc-sections,--as-needed>)
      target_link_libraries(flat8_shell PRIVATE $<$<CONFIG:Release>:-Wl,-lc>)
    endif()
  endif()
endif()
