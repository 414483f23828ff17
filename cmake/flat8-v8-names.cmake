# What build files of V8's hosts name: headers directly under include/, one archive with everything, and the libraries into
# which V8 is split elsewhere. Whichever of them a host lists, one copy of flat8 is linked.

install(DIRECTORY "${PROJECT_SOURCE_DIR}/include/" DESTINATION "${CMAKE_INSTALL_INCLUDEDIR}" FILES_MATCHING PATTERN "*.h")

# v8.pc has the version of the API, which hosts ask for.
file(STRINGS "${PROJECT_SOURCE_DIR}/include/v8-version.h" flat8_version_lines REGEX "#define V8_[A-Z]+_(VERSION|NUMBER) ")
set(FLAT8_PC_VERSION "")
foreach(line IN LISTS flat8_version_lines)
  string(REGEX MATCH "[0-9]+$" number "${line}")
  string(APPEND FLAT8_PC_VERSION ".${number}")
endforeach()
string(SUBSTRING "${FLAT8_PC_VERSION}" 1 -1 FLAT8_PC_VERSION)
set(FLAT8_PC_NAME v8)
set(FLAT8_PC_LIBRARY v8_monolith)
set(FLAT8_PC_INCLUDE "")
configure_file("${PROJECT_SOURCE_DIR}/cmake/flat8.pc.in" "${PROJECT_BINARY_DIR}/package/v8.pc" @ONLY)
install(FILES "${PROJECT_BINARY_DIR}/package/v8.pc" DESTINATION "${CMAKE_INSTALL_LIBDIR}/pkgconfig")

# The archive under its other name, and the split ones: links to the one archive, of which the linker takes each object once.
function(flat8_install_link name target)
  install(CODE "file(CREATE_LINK \"${target}\" \"\$ENV{DESTDIR}\${CMAKE_INSTALL_PREFIX}/${CMAKE_INSTALL_LIBDIR}/${name}\" SYMBOLIC)")
endfunction()
foreach(part v8_monolith v8_base v8_base_without_compiler v8_compiler v8_init v8_initializers v8_libbase v8_libplatform
             v8_libsampler v8_torque_generated v8_snapshot v8_nosnapshot v8_external_snapshot v8_inspector v8_cppgc_shared v8_heap_base)
  flat8_install_link(lib${part}.a libflat8.a)
endforeach()

# The shared library's parts are scripts: a host that lists one of them beside the archive does not get a second copy.
if(FLAT8_SHARED)
  flat8_install_link(libv8.so libflat8.so)
  foreach(part v8_libbase v8_libplatform v8_snapshot v8_inspector v8_cppgc_shared)
    file(WRITE "${PROJECT_BINARY_DIR}/package/lib${part}.so" "/* GNU ld script: a part of V8, which flat8 has in one library. */\n"
                                                             "INPUT(AS_NEEDED(libflat8.so))\n")
    install(FILES "${PROJECT_BINARY_DIR}/package/lib${part}.so" DESTINATION "${CMAKE_INSTALL_LIBDIR}")
  endforeach()
endif()
