# What `cmake --install` lays down works wherever it is taken: installed, moved, and run from another folder, it makes the
# same site of content/ as the build tree does.
#   cmake -DBUILD=build/release -DSOURCE=. -DWORK=/tmp/somewhere -P tests/installed.cmake
function(run)
  execute_process(COMMAND ${ARGN} WORKING_DIRECTORY ${WORK}/elsewhere RESULT_VARIABLE result OUTPUT_VARIABLE output ERROR_VARIABLE output)
  if(NOT result EQUAL 0)
    message(FATAL_ERROR "${ARGN}\n${output}")
  endif()
endfunction()

# Every file of a folder with its hash, as one text.
function(listing folder result)
  file(GLOB_RECURSE files RELATIVE ${folder} ${folder}/*)
  list(SORT files)
  set(lines "")
  foreach(name ${files})
    file(SHA256 ${folder}/${name} hash)
    string(APPEND lines "${hash} ${name}\n")
  endforeach()
  set(${result} "${lines}" PARENT_SCOPE)
endfunction()

file(REMOVE_RECURSE ${WORK})
file(MAKE_DIRECTORY ${WORK}/elsewhere)
file(COPY ${SOURCE}/content DESTINATION ${WORK}/elsewhere)
run(${CMAKE_COMMAND} --install ${BUILD} --prefix ${WORK}/first)
file(RENAME ${WORK}/first ${WORK}/moved)
run(${WORK}/moved/bin/comisiynu build content --output public)
run(${BUILD}/bin/comisiynu build content --output expected)

listing(${WORK}/elsewhere/public moved)
listing(${WORK}/elsewhere/expected expected)
if(moved STREQUAL "" OR NOT moved STREQUAL expected)
  message(FATAL_ERROR "the moved program makes another site than the one in the build tree")
endif()
file(REMOVE_RECURSE ${WORK})
