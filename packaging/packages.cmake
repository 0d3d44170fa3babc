# A .deb for Debian 12, and a .tar.gz that stands anywhere on a Linux with the same C library or a later one. Both are made
# by scripts/package, and proved by tests/package/bare_root.sh.
#   The .deb names the libraries that it needs, and apt brings them.
#   The .tar.gz has them with it, in lib/comisiynu, where bin/comisiynu looks first.
include(GNUInstallDirs)
install(RUNTIME_DEPENDENCY_SET comisiynu_libraries
  PRE_EXCLUDE_REGEXES "^ld-linux" "^lib(c|m|dl|rt|pthread|resolv)\\.so"
  LIBRARY DESTINATION lib/comisiynu COMPONENT libraries EXCLUDE_FROM_ALL)
install(FILES ${PROJECT_SOURCE_DIR}/LICENSE DESTINATION ${CMAKE_INSTALL_DOCDIR} RENAME copyright COMPONENT program)

set(CPACK_PACKAGE_NAME comisiynu)
set(CPACK_PACKAGE_VENDOR Comisiynu)
set(CPACK_PACKAGE_CONTACT "Comisiynu <comisiynu@comisiynu.example>")
set(CPACK_PACKAGE_DESCRIPTION_SUMMARY "publishes councils' commissioning strategies in Welsh and English")
set(CPACK_DEBIAN_PACKAGE_DESCRIPTION
"Turns a folder of TOML and Markdown into a council's commissioning publications:
strategies, market position statements, provider catalogues and easy-read editions,
in Welsh and English, with the open data behind them.")
set(CPACK_GENERATOR "DEB;TGZ")
set(CPACK_STRIP_FILES ON)
set(CPACK_VERBATIM_VARIABLES ON)
set(CPACK_PACKAGE_FILE_NAME comisiynu-${PROJECT_VERSION}-linux-${CMAKE_SYSTEM_PROCESSOR})
set(CPACK_COMPONENTS_GROUPING ALL_COMPONENTS_IN_ONE)
set(CPACK_ARCHIVE_COMPONENT_INSTALL ON)
set(CPACK_DEB_COMPONENT_INSTALL ON)
set(CPACK_DEBIAN_FILE_NAME DEB-DEFAULT)
set(CPACK_DEBIAN_PACKAGE_SECTION text)
set(CPACK_DEBIAN_PACKAGE_SHLIBDEPS ON)
# Files to print need a browser, and the revision of the content git; both are asked for only then.
set(CPACK_DEBIAN_PACKAGE_RECOMMENDS "chromium, git")
set(CPACK_PROJECT_CONFIG_FILE ${CMAKE_CURRENT_LIST_DIR}/components.cmake)
include(CPack)
