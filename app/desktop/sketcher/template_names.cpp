// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/desktop/sketcher/template_names.h"

#include <QCoreApplication>

namespace artemisia::app
{

using chem::TemplateGroup;

QString templateName(const chem::TemplateEntry &entry)
{
    return QCoreApplication::translate("templates", std::string(entry.name).c_str());
}

QString templateGroupName(TemplateGroup group)
{
    const char *name = QT_TRANSLATE_NOOP("templates", "Protecting groups");
    switch (group) {
    case TemplateGroup::Rings:
        name = QT_TRANSLATE_NOOP("templates", "Rings");
        break;
    case TemplateGroup::Bridged:
        name = QT_TRANSLATE_NOOP("templates", "Bridged, spiro and large ring systems");
        break;
    case TemplateGroup::AminoAcids:
        name = QT_TRANSLATE_NOOP("templates", "Amino acids");
        break;
    case TemplateGroup::Sugars:
        name = QT_TRANSLATE_NOOP("templates", "Sugars");
        break;
    case TemplateGroup::Nucleobases:
        name = QT_TRANSLATE_NOOP("templates", "Nucleobases and nucleosides");
        break;
    case TemplateGroup::Heterocycles:
        name = QT_TRANSLATE_NOOP("templates", "Heterocycles");
        break;
    case TemplateGroup::ProtectingGroups:
        break;
    }
    return QCoreApplication::translate("templates", name);
}

const std::vector<std::string_view> &translatableTemplateNames()
{
    static const std::vector<std::string_view> names = {
        // Rings
        QT_TRANSLATE_NOOP("templates", "Chair"),
        QT_TRANSLATE_NOOP("templates", "Chair, the other way"),
        QT_TRANSLATE_NOOP("templates", "Cyclopropane"),
        QT_TRANSLATE_NOOP("templates", "Cyclobutane"),
        QT_TRANSLATE_NOOP("templates", "Cyclopentane"),
        QT_TRANSLATE_NOOP("templates", "Cyclohexane"),
        QT_TRANSLATE_NOOP("templates", "Cycloheptane"),
        QT_TRANSLATE_NOOP("templates", "Cyclooctane"),
        QT_TRANSLATE_NOOP("templates", "Benzene"),
        QT_TRANSLATE_NOOP("templates", "Naphthalene"),
        QT_TRANSLATE_NOOP("templates", "Anthracene"),
        QT_TRANSLATE_NOOP("templates", "Phenanthrene"),
        QT_TRANSLATE_NOOP("templates", "Pyrene"),
        QT_TRANSLATE_NOOP("templates", "Azulene"),
        QT_TRANSLATE_NOOP("templates", "Indene"),
        QT_TRANSLATE_NOOP("templates", "Indane"),
        QT_TRANSLATE_NOOP("templates", "Tetralin"),
        QT_TRANSLATE_NOOP("templates", "Fluorene"),
        QT_TRANSLATE_NOOP("templates", "Decalin"),
        // Bridged, spiro and fused
        QT_TRANSLATE_NOOP("templates", "Norbornane"),
        QT_TRANSLATE_NOOP("templates", "Norbornene"),
        QT_TRANSLATE_NOOP("templates", "Bicyclo[2.2.2]octane"),
        QT_TRANSLATE_NOOP("templates", "Bicyclo[1.1.1]pentane"),
        QT_TRANSLATE_NOOP("templates", "Bicyclo[3.1.0]hexane"),
        QT_TRANSLATE_NOOP("templates", "Bicyclo[3.2.1]octane"),
        QT_TRANSLATE_NOOP("templates", "Adamantane"),
        QT_TRANSLATE_NOOP("templates", "Cubane"),
        QT_TRANSLATE_NOOP("templates", "Quinuclidine"),
        QT_TRANSLATE_NOOP("templates", "DABCO"),
        QT_TRANSLATE_NOOP("templates", "8-Azabicyclo[3.2.1]octane"),
        QT_TRANSLATE_NOOP("templates", "Spiropentane"),
        QT_TRANSLATE_NOOP("templates", "Spiro[3.3]heptane"),
        QT_TRANSLATE_NOOP("templates", "Spiro[4.4]nonane"),
        QT_TRANSLATE_NOOP("templates", "Spiro[4.5]decane"),
        QT_TRANSLATE_NOOP("templates", "Spiro[5.5]undecane"),
        QT_TRANSLATE_NOOP("templates", "2-Oxa-6-azaspiro[3.3]heptane"),
        QT_TRANSLATE_NOOP("templates", "Gonane"),
        QT_TRANSLATE_NOOP("templates", "Androstane"),
        QT_TRANSLATE_NOOP("templates", "Cholesterol"),
        // Amino acids
        QT_TRANSLATE_NOOP("templates", "Glycine"),
        QT_TRANSLATE_NOOP("templates", "Alanine"),
        QT_TRANSLATE_NOOP("templates", "Valine"),
        QT_TRANSLATE_NOOP("templates", "Leucine"),
        QT_TRANSLATE_NOOP("templates", "Isoleucine"),
        QT_TRANSLATE_NOOP("templates", "Serine"),
        QT_TRANSLATE_NOOP("templates", "Threonine"),
        QT_TRANSLATE_NOOP("templates", "Cysteine"),
        QT_TRANSLATE_NOOP("templates", "Methionine"),
        QT_TRANSLATE_NOOP("templates", "Proline"),
        QT_TRANSLATE_NOOP("templates", "Phenylalanine"),
        QT_TRANSLATE_NOOP("templates", "Tyrosine"),
        QT_TRANSLATE_NOOP("templates", "Tryptophan"),
        QT_TRANSLATE_NOOP("templates", "Aspartic acid"),
        QT_TRANSLATE_NOOP("templates", "Glutamic acid"),
        QT_TRANSLATE_NOOP("templates", "Asparagine"),
        QT_TRANSLATE_NOOP("templates", "Glutamine"),
        QT_TRANSLATE_NOOP("templates", "Lysine"),
        QT_TRANSLATE_NOOP("templates", "Arginine"),
        QT_TRANSLATE_NOOP("templates", "Histidine"),
        QT_TRANSLATE_NOOP("templates", "D-Alanine"),
        QT_TRANSLATE_NOOP("templates", "D-Valine"),
        QT_TRANSLATE_NOOP("templates", "D-Leucine"),
        QT_TRANSLATE_NOOP("templates", "D-Isoleucine"),
        QT_TRANSLATE_NOOP("templates", "D-Serine"),
        QT_TRANSLATE_NOOP("templates", "D-Threonine"),
        QT_TRANSLATE_NOOP("templates", "D-Cysteine"),
        QT_TRANSLATE_NOOP("templates", "D-Methionine"),
        QT_TRANSLATE_NOOP("templates", "D-Proline"),
        QT_TRANSLATE_NOOP("templates", "D-Phenylalanine"),
        QT_TRANSLATE_NOOP("templates", "D-Tyrosine"),
        QT_TRANSLATE_NOOP("templates", "D-Tryptophan"),
        QT_TRANSLATE_NOOP("templates", "D-Aspartic acid"),
        QT_TRANSLATE_NOOP("templates", "D-Glutamic acid"),
        QT_TRANSLATE_NOOP("templates", "D-Asparagine"),
        QT_TRANSLATE_NOOP("templates", "D-Glutamine"),
        QT_TRANSLATE_NOOP("templates", "D-Lysine"),
        QT_TRANSLATE_NOOP("templates", "D-Arginine"),
        QT_TRANSLATE_NOOP("templates", "D-Histidine"),
        // Sugars
        QT_TRANSLATE_NOOP("templates", "β-D-Glucose, chair"),
        QT_TRANSLATE_NOOP("templates", "α-D-Glucose, chair"),
        QT_TRANSLATE_NOOP("templates", "β-D-Galactose, chair"),
        QT_TRANSLATE_NOOP("templates", "α-D-Galactose, chair"),
        QT_TRANSLATE_NOOP("templates", "β-D-Mannose, chair"),
        QT_TRANSLATE_NOOP("templates", "α-D-Mannose, chair"),
        QT_TRANSLATE_NOOP("templates", "β-D-Glucose, Haworth"),
        QT_TRANSLATE_NOOP("templates", "α-D-Glucose, Haworth"),
        QT_TRANSLATE_NOOP("templates", "β-D-Galactose, Haworth"),
        QT_TRANSLATE_NOOP("templates", "α-D-Galactose, Haworth"),
        QT_TRANSLATE_NOOP("templates", "β-D-Mannose, Haworth"),
        QT_TRANSLATE_NOOP("templates", "α-D-Mannose, Haworth"),
        QT_TRANSLATE_NOOP("templates", "β-D-Ribose, Haworth"),
        QT_TRANSLATE_NOOP("templates", "2-Deoxy-D-ribose, Haworth"),
        QT_TRANSLATE_NOOP("templates", "β-D-Glucose, flat"),
        QT_TRANSLATE_NOOP("templates", "N-Acetyl-β-D-glucosamine, flat"),
        QT_TRANSLATE_NOOP("templates", "β-D-Xylose, flat"),
        QT_TRANSLATE_NOOP("templates", "α-L-Fucose, flat"),
        QT_TRANSLATE_NOOP("templates", "β-D-Fructose, flat"),
        QT_TRANSLATE_NOOP("templates", "β-D-Ribose, flat"),
        // Nucleobases and nucleosides
        QT_TRANSLATE_NOOP("templates", "Adenine"),
        QT_TRANSLATE_NOOP("templates", "Guanine"),
        QT_TRANSLATE_NOOP("templates", "Cytosine"),
        QT_TRANSLATE_NOOP("templates", "Thymine"),
        QT_TRANSLATE_NOOP("templates", "Uracil"),
        QT_TRANSLATE_NOOP("templates", "Hypoxanthine"),
        QT_TRANSLATE_NOOP("templates", "Xanthine"),
        QT_TRANSLATE_NOOP("templates", "Adenosine"),
        QT_TRANSLATE_NOOP("templates", "Guanosine"),
        QT_TRANSLATE_NOOP("templates", "Cytidine"),
        QT_TRANSLATE_NOOP("templates", "Uridine"),
        QT_TRANSLATE_NOOP("templates", "Thymidine"),
        // Heterocycles
        QT_TRANSLATE_NOOP("templates", "Pyridine"),
        QT_TRANSLATE_NOOP("templates", "Pyrimidine"),
        QT_TRANSLATE_NOOP("templates", "Pyrazine"),
        QT_TRANSLATE_NOOP("templates", "Pyridazine"),
        QT_TRANSLATE_NOOP("templates", "1,3,5-Triazine"),
        QT_TRANSLATE_NOOP("templates", "1,2,4-Triazine"),
        QT_TRANSLATE_NOOP("templates", "Pyrrole"),
        QT_TRANSLATE_NOOP("templates", "Furan"),
        QT_TRANSLATE_NOOP("templates", "Thiophene"),
        QT_TRANSLATE_NOOP("templates", "Imidazole"),
        QT_TRANSLATE_NOOP("templates", "Pyrazole"),
        QT_TRANSLATE_NOOP("templates", "Oxazole"),
        QT_TRANSLATE_NOOP("templates", "Isoxazole"),
        QT_TRANSLATE_NOOP("templates", "Thiazole"),
        QT_TRANSLATE_NOOP("templates", "Isothiazole"),
        QT_TRANSLATE_NOOP("templates", "1H-1,2,3-Triazole"),
        QT_TRANSLATE_NOOP("templates", "1H-1,2,4-Triazole"),
        QT_TRANSLATE_NOOP("templates", "1H-Tetrazole"),
        QT_TRANSLATE_NOOP("templates", "1,2,4-Oxadiazole"),
        QT_TRANSLATE_NOOP("templates", "1,3,4-Oxadiazole"),
        QT_TRANSLATE_NOOP("templates", "1,2,5-Oxadiazole"),
        QT_TRANSLATE_NOOP("templates", "1,2,4-Thiadiazole"),
        QT_TRANSLATE_NOOP("templates", "1,3,4-Thiadiazole"),
        QT_TRANSLATE_NOOP("templates", "Indole"),
        QT_TRANSLATE_NOOP("templates", "Indoline"),
        QT_TRANSLATE_NOOP("templates", "Isoindoline"),
        QT_TRANSLATE_NOOP("templates", "1H-Indazole"),
        QT_TRANSLATE_NOOP("templates", "Benzimidazole"),
        QT_TRANSLATE_NOOP("templates", "Benzofuran"),
        QT_TRANSLATE_NOOP("templates", "Benzothiophene"),
        QT_TRANSLATE_NOOP("templates", "Benzoxazole"),
        QT_TRANSLATE_NOOP("templates", "Benzothiazole"),
        QT_TRANSLATE_NOOP("templates", "1H-Benzotriazole"),
        QT_TRANSLATE_NOOP("templates", "1,3-Benzodioxole"),
        QT_TRANSLATE_NOOP("templates", "Quinoline"),
        QT_TRANSLATE_NOOP("templates", "Isoquinoline"),
        QT_TRANSLATE_NOOP("templates", "Quinazoline"),
        QT_TRANSLATE_NOOP("templates", "Quinoxaline"),
        QT_TRANSLATE_NOOP("templates", "Cinnoline"),
        QT_TRANSLATE_NOOP("templates", "Phthalazine"),
        QT_TRANSLATE_NOOP("templates", "1,5-Naphthyridine"),
        QT_TRANSLATE_NOOP("templates", "1,8-Naphthyridine"),
        QT_TRANSLATE_NOOP("templates", "Pteridine"),
        QT_TRANSLATE_NOOP("templates", "9H-Purine"),
        QT_TRANSLATE_NOOP("templates", "7-Azaindole"),
        QT_TRANSLATE_NOOP("templates", "7H-Pyrrolo[2,3-d]pyrimidine"),
        QT_TRANSLATE_NOOP("templates", "1H-Pyrazolo[3,4-d]pyrimidine"),
        QT_TRANSLATE_NOOP("templates", "Pyrazolo[1,5-a]pyrimidine"),
        QT_TRANSLATE_NOOP("templates", "Imidazo[1,2-a]pyridine"),
        QT_TRANSLATE_NOOP("templates", "Imidazo[1,2-b]pyridazine"),
        QT_TRANSLATE_NOOP("templates", "Imidazo[1,2-a]pyrazine"),
        QT_TRANSLATE_NOOP("templates", "[1,2,4]triazolo[1,5-a]pyridine"),
        QT_TRANSLATE_NOOP("templates", "[1,2,4]triazolo[4,3-a]pyridine"),
        QT_TRANSLATE_NOOP("templates", "[1,2,4]triazolo[4,3-a]pyrazine"),
        QT_TRANSLATE_NOOP("templates", "[1,2,4]triazolo[1,5-a]pyrazine"),
        QT_TRANSLATE_NOOP("templates", "[1,2,4]triazolo[1,5-a]pyrimidine"),
        QT_TRANSLATE_NOOP("templates", "Thieno[2,3-d]pyrimidine"),
        QT_TRANSLATE_NOOP("templates", "Thieno[3,2-c]pyridine"),
        QT_TRANSLATE_NOOP("templates", "9H-Carbazole"),
        QT_TRANSLATE_NOOP("templates", "Acridine"),
        QT_TRANSLATE_NOOP("templates", "10H-Phenothiazine"),
        QT_TRANSLATE_NOOP("templates", "Dibenzofuran"),
        QT_TRANSLATE_NOOP("templates", "9H-Xanthene"),
        QT_TRANSLATE_NOOP("templates", "Coumarin"),
        QT_TRANSLATE_NOOP("templates", "Chromone"),
        QT_TRANSLATE_NOOP("templates", "Chromane"),
        QT_TRANSLATE_NOOP("templates", "2-Pyridone"),
        QT_TRANSLATE_NOOP("templates", "4-Quinazolinone"),
        QT_TRANSLATE_NOOP("templates", "2-Oxindole"),
        QT_TRANSLATE_NOOP("templates", "Isatin"),
        QT_TRANSLATE_NOOP("templates", "Phthalimide"),
        QT_TRANSLATE_NOOP("templates", "Succinimide"),
        QT_TRANSLATE_NOOP("templates", "Maleimide"),
        QT_TRANSLATE_NOOP("templates", "Hydantoin"),
        QT_TRANSLATE_NOOP("templates", "2-Pyrrolidinone"),
        QT_TRANSLATE_NOOP("templates", "2-Oxazolidinone"),
        QT_TRANSLATE_NOOP("templates", "Aziridine"),
        QT_TRANSLATE_NOOP("templates", "Azetidine"),
        QT_TRANSLATE_NOOP("templates", "Pyrrolidine"),
        QT_TRANSLATE_NOOP("templates", "Piperidine"),
        QT_TRANSLATE_NOOP("templates", "Piperazine"),
        QT_TRANSLATE_NOOP("templates", "Morpholine"),
        QT_TRANSLATE_NOOP("templates", "Thiomorpholine"),
        QT_TRANSLATE_NOOP("templates", "Azepane"),
        QT_TRANSLATE_NOOP("templates", "1,4-Diazepane"),
        QT_TRANSLATE_NOOP("templates", "Oxirane"),
        QT_TRANSLATE_NOOP("templates", "Oxetane"),
        QT_TRANSLATE_NOOP("templates", "Tetrahydrofuran"),
        QT_TRANSLATE_NOOP("templates", "Tetrahydropyran"),
        QT_TRANSLATE_NOOP("templates", "1,4-Dioxane"),
        QT_TRANSLATE_NOOP("templates", "1,3-Dioxolane"),
        QT_TRANSLATE_NOOP("templates", "1,3-Dioxane"),
        QT_TRANSLATE_NOOP("templates", "1,3-Dithiane"),
        QT_TRANSLATE_NOOP("templates", "2-Azetidinone"),
        // Protecting groups
        QT_TRANSLATE_NOOP("templates", "Boc"),
        QT_TRANSLATE_NOOP("templates", "Cbz"),
        QT_TRANSLATE_NOOP("templates", "Fmoc"),
        QT_TRANSLATE_NOOP("templates", "Alloc"),
        QT_TRANSLATE_NOOP("templates", "Troc"),
        QT_TRANSLATE_NOOP("templates", "Teoc"),
        QT_TRANSLATE_NOOP("templates", "NPhth"),
        QT_TRANSLATE_NOOP("templates", "Ac"),
        QT_TRANSLATE_NOOP("templates", "Bz"),
        QT_TRANSLATE_NOOP("templates", "Piv"),
        QT_TRANSLATE_NOOP("templates", "COCF3"),
        QT_TRANSLATE_NOOP("templates", "Bn"),
        QT_TRANSLATE_NOOP("templates", "PMB"),
        QT_TRANSLATE_NOOP("templates", "Tr"),
        QT_TRANSLATE_NOOP("templates", "All"),
        QT_TRANSLATE_NOOP("templates", "Ms"),
        QT_TRANSLATE_NOOP("templates", "Ts"),
        QT_TRANSLATE_NOOP("templates", "Tf"),
        QT_TRANSLATE_NOOP("templates", "Ns"),
        QT_TRANSLATE_NOOP("templates", "TMS"),
        QT_TRANSLATE_NOOP("templates", "TES"),
        QT_TRANSLATE_NOOP("templates", "TBS"),
        QT_TRANSLATE_NOOP("templates", "TIPS"),
        QT_TRANSLATE_NOOP("templates", "TBDPS"),
        QT_TRANSLATE_NOOP("templates", "MOM"),
        QT_TRANSLATE_NOOP("templates", "MEM"),
        QT_TRANSLATE_NOOP("templates", "SEM"),
        QT_TRANSLATE_NOOP("templates", "THP"),
    };
    return names;
}

} // namespace artemisia::app
