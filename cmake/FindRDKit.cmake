# SPDX-License-Identifier: GPL-3.0-or-later
# RDKit: Debian ships headers and libraries without a CMake package. Defines RDKit::<Component> for each
# library that is there, and RDKit_INCLUDE_DIR, RDKit_VERSION.
find_path(RDKit_INCLUDE_DIR GraphMol/ROMol.h PATH_SUFFIXES rdkit)
# The layout of some classes depends on how the library was built, and the headers do not include the file that says so.
set(_rdkit_definitions "")
if(RDKit_INCLUDE_DIR)
    file(STRINGS "${RDKit_INCLUDE_DIR}/RDGeneral/RDConfig.h" _rdkit_threadsafe REGEX "^#define RDK_BUILD_THREADSAFE_SSS")
    if(_rdkit_threadsafe)
        set(_rdkit_definitions RDK_BUILD_THREADSAFE_SSS)
    endif()
endif()
set(_rdkit_found TRUE)
foreach(_component GraphMol SmilesParse FileParsers SubstructMatch Descriptors Fingerprints Depictor
        ChemReactions MolStandardize CIPLabeler Abbreviations ChemTransforms FMCS DataStructs RDGeneral RDGeometryLib
        Subgraphs MolTransforms GenericGroups)
    find_library(RDKit_${_component}_LIBRARY NAMES RDKit${_component})
    mark_as_advanced(RDKit_${_component}_LIBRARY)
    if(NOT RDKit_${_component}_LIBRARY)
        set(_rdkit_found FALSE)
        list(APPEND _rdkit_missing RDKit${_component})
    elseif(NOT TARGET RDKit::${_component})
        add_library(RDKit::${_component} UNKNOWN IMPORTED)
        set_target_properties(RDKit::${_component} PROPERTIES
            IMPORTED_LOCATION "${RDKit_${_component}_LIBRARY}"
            INTERFACE_COMPILE_DEFINITIONS "${_rdkit_definitions}"
            INTERFACE_SYSTEM_INCLUDE_DIRECTORIES "${RDKit_INCLUDE_DIR}")
        target_include_directories(RDKit::${_component} SYSTEM INTERFACE "${RDKit_INCLUDE_DIR}")
    endif()
endforeach()
include(FindPackageHandleStandardArgs)
find_package_handle_standard_args(RDKit REQUIRED_VARS RDKit_INCLUDE_DIR RDKit_GraphMol_LIBRARY
    REASON_FAILURE_MESSAGE "missing: ${_rdkit_missing}")
if(NOT _rdkit_found)
    set(RDKit_FOUND FALSE)
endif()
