# SPDX-License-Identifier: GPL-3.0-or-later
# The flags every target shares, and the two functions every room uses to declare itself.

add_library(artemisia_flags INTERFACE)
target_compile_features(artemisia_flags INTERFACE cxx_std_20)
set(CMAKE_CXX_EXTENSIONS OFF)
set(CMAKE_AUTOMOC ON)
set(CMAKE_AUTORCC ON)
set(CMAKE_POSITION_INDEPENDENT_CODE ON)
set(CMAKE_EXPORT_COMPILE_COMMANDS ON)
set(CMAKE_RUNTIME_OUTPUT_DIRECTORY "${PROJECT_BINARY_DIR}/bin")
target_include_directories(artemisia_flags INTERFACE "${PROJECT_SOURCE_DIR}" "${PROJECT_BINARY_DIR}")
target_compile_options(artemisia_flags INTERFACE
    -Wall -Wextra -Wpedantic -Wshadow -Wnon-virtual-dtor -Woverloaded-virtual
    # GCC 12 sees uninitialised values inside std:: and boost:: where there are none.
    $<$<BOOL:${ARTEMISIA_WERROR}>:-Werror> $<$<BOOL:${ARTEMISIA_WERROR}>:-Wno-error=maybe-uninitialized>)
target_compile_definitions(artemisia_flags INTERFACE
    ARTEMISIA_VERSION="${PROJECT_VERSION}"
    QT_NO_CAST_FROM_ASCII QT_NO_CAST_TO_ASCII QT_NO_URL_CAST_FROM_STRING QT_NO_KEYWORDS
    QT_NO_CONTEXTLESS_CONNECT QT_NO_NARROWING_CONVERSIONS_IN_CONNECT
    QT_DISABLE_DEPRECATED_BEFORE=0x060400)
if(ARTEMISIA_SANITIZE)
    target_compile_options(artemisia_flags INTERFACE -fsanitize=${ARTEMISIA_SANITIZE} -fno-omit-frame-pointer)
    target_link_options(artemisia_flags INTERFACE -fsanitize=${ARTEMISIA_SANITIZE})
endif()

find_program(CCACHE_PROGRAM ccache)
if(CCACHE_PROGRAM AND NOT ARTEMISIA_PCH) # a cache has little use for files that begin with a precompiled header
    set(CMAKE_CXX_COMPILER_LAUNCHER "${CCACHE_PROGRAM}")
endif()

# Headers that most files of a room read anyway, read once. Off in daily work, where a compiler cache does more.
option(ARTEMISIA_PCH "Use precompiled headers" OFF)
set(ARTEMISIA_CORE_HEADERS <nlohmann/json.hpp> <tl/expected.hpp> <QByteArray> <QHash> <QList> <QObject> <QSet> <QString>
    <QStringList> <QUuid> <algorithm> <functional> <memory> <optional> <variant> <vector>)

# artemisia_library(NAME ALIAS SOURCES ... LINK ... PCH ...): one room, one static library, one alias.
# What LINK names is the rule of the arrows: a room sees what it links and nothing else.
function(artemisia_library name alias)
    cmake_parse_arguments(ARG "" "" "SOURCES;LINK;PRIVATE_LINK;PCH" ${ARGN})
    add_library(${name} STATIC ${ARG_SOURCES})
    add_library(${alias} ALIAS ${name})
    target_link_libraries(${name} PUBLIC artemisia_flags ${ARG_LINK} PRIVATE ${ARG_PRIVATE_LINK})
    if(ARTEMISIA_PCH AND ARG_PCH)
        target_precompile_headers(${name} PRIVATE ${ARG_PCH})
    endif()
endfunction()

# artemisia_test(NAME SOURCES ... LINK ...): one Qt Test executable, run offscreen by CTest in the C.UTF-8 locale.
function(artemisia_test name)
    cmake_parse_arguments(ARG "" "TIMEOUT" "SOURCES;LINK;LABELS" ${ARGN})
    if(NOT ARG_SOURCES)
        set(ARG_SOURCES ${name}.cpp)
    endif()
    if(NOT ARG_TIMEOUT)
        set(ARG_TIMEOUT 300)
    endif()
    add_executable(${name} ${ARG_SOURCES})
    target_link_libraries(${name} PRIVATE artemisia_flags Qt6::Test ${ARG_LINK})
    target_compile_definitions(${name} PRIVATE ARTEMISIA_TEST_DATA="${PROJECT_SOURCE_DIR}/tests/data")
    add_test(NAME ${name} COMMAND ${name})
    set_tests_properties(${name} PROPERTIES TIMEOUT ${ARG_TIMEOUT} LABELS "${ARG_LABELS}"
        ENVIRONMENT "QT_QPA_PLATFORM=offscreen;LC_ALL=C.UTF-8;TZ=UTC")
endfunction()
