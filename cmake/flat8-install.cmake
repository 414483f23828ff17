# `cmake --install` and the two packages: flat8Config.cmake (for the build tree too) and flat8.pc.
set(flat8_package_dir "${CMAKE_INSTALL_LIBDIR}/cmake/flat8")
set(flat8_installed flat8)
if(FLAT8_SHARED)
  list(APPEND flat8_installed flat8_shared)
endif()
install(TARGETS ${flat8_installed} EXPORT flat8Targets
        ARCHIVE DESTINATION "${CMAKE_INSTALL_LIBDIR}" LIBRARY DESTINATION "${CMAKE_INSTALL_LIBDIR}")
if(TARGET flat8_shell)
  install(TARGETS flat8_shell RUNTIME DESTINATION "${CMAKE_INSTALL_BINDIR}")
endif()
if(EXISTS "${PROJECT_SOURCE_DIR}/include")
  install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}/flat8"
          FILES_MATCHING PATTERN "*.h")
endif()
install(EXPORT flat8Targets NAMESPACE flat8:: DESTINATION "${flat8_package_dir}")
configure_package_config_file("${PROJECT_SOURCE_DIR}/cmake/flat8Config.cmake.in"
                              "${PROJECT_BINARY_DIR}/package/flat8Config.cmake"
                              INSTALL_DESTINATION "${flat8_package_dir}")
write_basic_package_version_file("${PROJECT_BINARY_DIR}/package/flat8ConfigVersion.cmake"
                                 COMPATIBILITY SameMinorVersion)
install(FILES "${PROJECT_BINARY_DIR}/package/flat8Config.cmake"
              "${PROJECT_BINARY_DIR}/package/flat8ConfigVersion.cmake" DESTINATION "${flat8_package_dir}")

# find_package(flat8 PATHS <build tree>) finds the libraries and, there alone, flat8::cctest.
export(EXPORT flat8Targets NAMESPACE flat8:: FILE "${PROJECT_BINARY_DIR}/flat8Targets.cmake")
if(TARGET flat8_cctest)
  export(TARGETS flat8_cctest NAMESPACE flat8:: FILE "${PROJECT_BINARY_DIR}/flat8CctestTargets.cmake")
endif()
configure_file("${PROJECT_BINARY_DIR}/package/flat8Config.cmake" "${PROJECT_BINARY_DIR}/flat8Config.cmake" COPYONLY)
configure_file("${PROJECT_BINARY_DIR}/package/flat8ConfigVersion.cmake"
               "${PROJECT_BINARY_DIR}/flat8ConfigVersion.cmake" COPYONLY)

# The static library is C++, so a link with a C driver needs the C++ runtime named.
# The prefix is relative to the file: `cmake --install --prefix` may name another one than the configuration did.
file(RELATIVE_PATH FLAT8_PC_TO_PREFIX "/prefix/${CMAKE_INSTALL_LIBDIR}/pkgconfig" "/prefix")
string(REGEX REPLACE "/$" "" FLAT8_PC_TO_PREFIX "${FLAT8_PC_TO_PREFIX}")
# The static library is named: a program links from a private prefix and runs as it stands.
set(FLAT8_PC_NAME flat8)
set(FLAT8_PC_LIBRARY ":libflat8.a")
set(FLAT8_PC_VERSION "${PROJECT_VERSION}")
set(FLAT8_PC_INCLUDE "/flat8")
configure_file("${PROJECT_SOURCE_DIR}/cmake/flat8.pc.in" "${PROJECT_BINARY_DIR}/package/flat8.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/package/flat8.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")
if(FLAT8_INSTALL_V8_NAMES)
  include(flat8-v8-names)
endif()
