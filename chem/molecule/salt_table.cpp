// SPDX-License-Identifier: GPL-3.0-or-later
#include "chem/molecule/salt_table.h"

#include <GraphMol/RWMol.h>
#include <GraphMol/SmilesParse/SmilesParse.h>
#include <GraphMol/SmilesParse/SmilesWrite.h>

#include <array>
#include <memory>
#include <unordered_map>

namespace artemisia::chem
{

namespace
{

struct Entry {
    const char *smiles;
    PartKind kind;
    const char *name;
    const char *anionName;
};

// The counter-ions and solvents of drug substances that are met in registration: names as in the
// USP dictionary's and INN's modified names (chloride, mesilate ... in the spelling chemists
// write), structures in their neutral form.
constexpr std::array kEntries = {
    Entry{"Cl", PartKind::Salt, "hydrochloride", "chloride"},
    Entry{"Br", PartKind::Salt, "hydrobromide", "bromide"},
    Entry{"I", PartKind::Salt, "hydroiodide", "iodide"},
    Entry{"F", PartKind::Salt, "hydrofluoride", "fluoride"},
    Entry{"OS(O)(=O)=O", PartKind::Salt, "sulfate", "sulfate"},
    Entry{"O[N+]([O-])=O", PartKind::Salt, "nitrate", "nitrate"},
    Entry{"OP(O)(O)=O", PartKind::Salt, "phosphate", "phosphate"},
    Entry{"OCl(=O)(=O)=O", PartKind::Salt, "perchlorate", "perchlorate"},
    Entry{"[O-][Cl+3]([O-])([O-])O", PartKind::Salt, "perchlorate", "perchlorate"},
    Entry{"OC(O)=O", PartKind::Salt, "carbonate", "carbonate"},
    Entry{"OC=O", PartKind::Salt, "formate", "formate"},
    Entry{"CC(O)=O", PartKind::Salt, "acetate", "acetate"},
    Entry{"OC(=O)C(F)(F)F", PartKind::Salt, "trifluoroacetate", "trifluoroacetate"},
    Entry{"CCC(O)=O", PartKind::Salt, "propionate", "propionate"},
    Entry{"OC(=O)C(O)=O", PartKind::Salt, "oxalate", "oxalate"},
    Entry{"OC(=O)CC(O)=O", PartKind::Salt, "malonate", "malonate"},
    Entry{"OC(=O)CCC(O)=O", PartKind::Salt, "succinate", "succinate"},
    Entry{"OC(=O)CCCCC(O)=O", PartKind::Salt, "adipate", "adipate"},
    Entry{"OC(=O)/C=C/C(O)=O", PartKind::Salt, "fumarate", "fumarate"},
    Entry{"OC(=O)/C=C\\C(O)=O", PartKind::Salt, "maleate", "maleate"},
    Entry{"OC(=O)C=CC(O)=O", PartKind::Salt, "butenedioate", "butenedioate"},
    Entry{"OC(CC(O)=O)C(O)=O", PartKind::Salt, "malate", "malate"},
    Entry{"O[C@@H](CC(O)=O)C(O)=O", PartKind::Salt, "L-malate", "L-malate"},
    Entry{"O[C@H](CC(O)=O)C(O)=O", PartKind::Salt, "D-malate", "D-malate"},
    Entry{"OC(C(O)C(O)=O)C(O)=O", PartKind::Salt, "tartrate", "tartrate"},
    Entry{"O[C@H]([C@@H](O)C(O)=O)C(O)=O", PartKind::Salt, "L-tartrate", "L-tartrate"},
    Entry{"O[C@@H]([C@H](O)C(O)=O)C(O)=O", PartKind::Salt, "D-tartrate", "D-tartrate"},
    Entry{"OC(=O)CC(O)(CC(O)=O)C(O)=O", PartKind::Salt, "citrate", "citrate"},
    Entry{"CC(O)C(O)=O", PartKind::Salt, "lactate", "lactate"},
    Entry{"C[C@H](O)C(O)=O", PartKind::Salt, "L-lactate", "L-lactate"},
    Entry{"OCC(O)=O", PartKind::Salt, "glycolate", "glycolate"},
    Entry{"OC(=O)c1ccccc1", PartKind::Salt, "benzoate", "benzoate"},
    Entry{"OC(=O)c1ccccc1O", PartKind::Salt, "salicylate", "salicylate"},
    Entry{"OC(C(O)=O)c1ccccc1", PartKind::Salt, "mandelate", "mandelate"},
    Entry{"CS(O)(=O)=O", PartKind::Salt, "mesylate", "mesylate"},
    Entry{"CCS(O)(=O)=O", PartKind::Salt, "esylate", "esylate"},
    Entry{"OS(=O)(=O)C(F)(F)F", PartKind::Salt, "triflate", "triflate"},
    Entry{"OS(=O)(=O)c1ccccc1", PartKind::Salt, "besylate", "besylate"},
    Entry{"Cc1ccc(cc1)S(O)(=O)=O", PartKind::Salt, "tosylate", "tosylate"},
    Entry{"OS(=O)(=O)CCS(O)(=O)=O", PartKind::Salt, "edisylate", "edisylate"},
    Entry{"OS(=O)(=O)c1cccc2ccccc12", PartKind::Salt, "napsylate", "napsylate"},
    Entry{"OS(=O)(=O)c1ccc2ccccc2c1", PartKind::Salt, "napsylate", "napsylate"},
    Entry{"Oc1c([N+]([O-])=O)cc([N+]([O-])=O)cc1[N+]([O-])=O", PartKind::Salt, "picrate",
          "picrate"},
    Entry{"F[B-](F)(F)F", PartKind::Salt, "tetrafluoroborate", "tetrafluoroborate"},
    Entry{"F[P-](F)(F)(F)(F)F", PartKind::Salt, "hexafluorophosphate", "hexafluorophosphate"},
    Entry{"[Li+]", PartKind::Salt, "lithium", "lithium"},
    Entry{"[Na+]", PartKind::Salt, "sodium", "sodium"},
    Entry{"[K+]", PartKind::Salt, "potassium", "potassium"},
    Entry{"[Cs+]", PartKind::Salt, "caesium", "caesium"},
    Entry{"[Mg+2]", PartKind::Salt, "magnesium", "magnesium"},
    Entry{"[Ca+2]", PartKind::Salt, "calcium", "calcium"},
    Entry{"[Zn+2]", PartKind::Salt, "zinc", "zinc"},
    Entry{"[Ag+]", PartKind::Salt, "silver", "silver"},
    Entry{"[Al+3]", PartKind::Salt, "aluminium", "aluminium"},
    Entry{"N", PartKind::Salt, "ammonium", "ammonium"},
    Entry{"CN", PartKind::Salt, "methylammonium", "methylammonium"},
    Entry{"CCN(CC)CC", PartKind::Salt, "triethylammonium", "triethylammonium"},
    Entry{"CCN(C(C)C)C(C)C", PartKind::Salt, "diisopropylethylammonium",
          "diisopropylethylammonium"},
    Entry{"CC[N+](CC)(CC)CC", PartKind::Salt, "tetraethylammonium", "tetraethylammonium"},
    Entry{"CCCC[N+](CCCC)(CCCC)CCCC", PartKind::Salt, "tetrabutylammonium", "tetrabutylammonium"},
    Entry{"OCCN(CCO)CCO", PartKind::Salt, "trolamine", "trolamine"},
    Entry{"NC(CO)(CO)CO", PartKind::Salt, "tromethamine", "tromethamine"},
    Entry{"OCCN", PartKind::Salt, "ethanolamine", "ethanolamine"},
    Entry{"C[N+](C)(C)CCO", PartKind::Salt, "choline", "choline"},
    Entry{"CNC[C@H](O)[C@@H](O)[C@H](O)[C@H](O)CO", PartKind::Salt, "meglumine", "meglumine"},
    Entry{"O", PartKind::Solvent, "water", "water"},
    Entry{"CO", PartKind::Solvent, "methanol", "methanol"},
    Entry{"CCO", PartKind::Solvent, "ethanol", "ethanol"},
    Entry{"CC(C)O", PartKind::Solvent, "2-propanol", "2-propanol"},
    Entry{"CC(C)=O", PartKind::Solvent, "acetone", "acetone"},
    Entry{"CC#N", PartKind::Solvent, "acetonitrile", "acetonitrile"},
    Entry{"ClCCl", PartKind::Solvent, "dichloromethane", "dichloromethane"},
    Entry{"ClC(Cl)Cl", PartKind::Solvent, "chloroform", "chloroform"},
    Entry{"CCOC(C)=O", PartKind::Solvent, "ethyl acetate", "ethyl acetate"},
    Entry{"CCOCC", PartKind::Solvent, "diethyl ether", "diethyl ether"},
    Entry{"C1CCOC1", PartKind::Solvent, "tetrahydrofuran", "tetrahydrofuran"},
    Entry{"C1COCCO1", PartKind::Solvent, "1,4-dioxane", "1,4-dioxane"},
    Entry{"CS(C)=O", PartKind::Solvent, "dimethyl sulfoxide", "dimethyl sulfoxide"},
    Entry{"CN(C)C=O", PartKind::Solvent, "N,N-dimethylformamide", "N,N-dimethylformamide"},
    Entry{"Cc1ccccc1", PartKind::Solvent, "toluene", "toluene"},
    Entry{"c1ccccc1", PartKind::Solvent, "benzene", "benzene"},
    Entry{"CCCCCC", PartKind::Solvent, "hexane", "hexane"},
};

using Table = std::unordered_map<std::string, KnownPart>;

Table makeTable()
{
    Table table;
    for (const Entry &entry : kEntries) {
        const std::unique_ptr<RDKit::ROMol> mol(RDKit::SmilesToMol(std::string(entry.smiles)));
        if (mol) {
            table.emplace(RDKit::MolToSmiles(*mol),
                          KnownPart{entry.kind, entry.name, entry.anionName});
        }
    }
    return table;
}

} // namespace

const KnownPart *knownPart(const std::string &neutralSmiles)
{
    static const Table table = makeTable();
    const auto found = table.find(neutralSmiles);
    return found == table.end() ? nullptr : &found->second;
}

} // namespace artemisia::chem
