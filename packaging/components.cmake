# Read by cpack once for each kind of package: what goes into it.
set(CPACK_COMPONENTS_ALL program)
if(NOT CPACK_GENERATOR STREQUAL "DEB")
  list(APPEND CPACK_COMPONENTS_ALL libraries)
endif()
