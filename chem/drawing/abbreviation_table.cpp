// SPDX-License-Identifier: GPL-3.0-or-later
// The abbreviated groups that we know. Names and meanings: the list of standard abbreviations of
// The Journal of Organic Chemistry (ACS), and for protecting groups P. G. M. Wuts, Greene's
// Protective Groups in Organic Synthesis. tests/chem/tst_labels.cpp holds each structure against
// the formula of its parent with hydrogen in place of the bond, and composed ones (OTs) against
// their parts.
// Held by label against five other lists: Open Babel 3.1.1 (superatom.txt), CDK Depict
// (group_abbr.smi), Indigo (abbreviations.xml), Ketcher (fg.sdf), RDKit 2022.09. 78 of the 126 are
// in one of them with the same structure, 45 of these in two or more; no two lists agree against
// this one. Where a single list differs, its entry is not the named group: Open Babel's Alloc
// (a vinyl ester), OBz (benzyloxy), OMs and NHOH (bound by another atom), SCN (isothiocyanate),
// t-Bu (isobutyl), and RDKit's iBu (sec-butyl).
#include "chem/drawing/labels.h"

namespace artemisia::chem
{

const std::vector<Abbreviation> &abbreviations()
{
    static const std::vector<Abbreviation> list = {
        // Alkyl and aryl
        {"Me", "CH3", "*C", "methyl"},
        {"Et", "C2H5", "*CC", "ethyl"},
        {"Pr", "nPr n-Pr", "*CCC", "propyl"},
        {"iPr", "i-Pr", "*C(C)C", "isopropyl"},
        {"cPr", "c-Pr", "*C1CC1", "cyclopropyl"},
        {"Bu", "nBu n-Bu", "*CCCC", "butyl"},
        {"iBu", "i-Bu", "*CC(C)C", "isobutyl"},
        {"sBu", "s-Bu sec-Bu", "*C(C)CC", "sec-butyl"},
        {"tBu", "t-Bu tert-Bu", "*C(C)(C)C", "tert-butyl"},
        {"Pent", "nPent", "*CCCCC", "pentyl"},
        {"Hex", "nHex", "*CCCCCC", "hexyl"},
        {"Cy", "cHex c-Hex", "*C1CCCCC1", "cyclohexyl"},
        {"Ph", "C6H5", "*c1ccccc1", "phenyl"},
        {"Bn", "CH2Ph", "*Cc1ccccc1", "benzyl"},
        {"Tol", "pTol p-Tol", "*c1ccc(C)cc1", "4-methylphenyl"},
        {"Mes", "", "*c1c(C)cc(C)cc1C", "2,4,6-trimethylphenyl"},
        {"Tr", "Trt CPh3", "*C(c1ccccc1)(c1ccccc1)c1ccccc1", "triphenylmethyl"},
        {"Vinyl", "CHCH2", "*C=C", "vinyl"},
        {"All", "Allyl", "*CC=C", "allyl"},
        {"CF3", "", "*C(F)(F)F", "trifluoromethyl"},
        {"CHF2", "", "*C(F)F", "difluoromethyl"},
        {"CCl3", "", "*C(Cl)(Cl)Cl", "trichloromethyl"},
        {"CN", "", "*C#N", "cyano"},
        {"NC", "", "*[N+]#[C-]", "isocyano"},
        // Acyl and carboxyl
        {"CHO", "", "*C=O", "formyl"},
        {"Ac", "COMe COCH3", "*C(C)=O", "acetyl"},
        {"Bz", "COPh", "*C(=O)c1ccccc1", "benzoyl"},
        {"Piv", "", "*C(=O)C(C)(C)C", "pivaloyl"},
        {"COCF3", "TFA", "*C(=O)C(F)(F)F", "trifluoroacetyl"},
        {"CO2H", "COOH", "*C(=O)O", "carboxy"},
        {"CO2-", "COO-", "*C(=O)[O-]", "carboxylate"},
        {"CO2Me", "COOMe CO2CH3 COOCH3", "*C(=O)OC", "methoxycarbonyl"},
        {"CO2Et", "COOEt", "*C(=O)OCC", "ethoxycarbonyl"},
        {"CO2tBu", "COOtBu CO2t-Bu", "*C(=O)OC(C)(C)C", "tert-butoxycarbonyl"},
        {"CO2Bn", "COOBn", "*C(=O)OCc1ccccc1", "benzyloxycarbonyl"},
        {"CONH2", "", "*C(N)=O", "carbamoyl"},
        {"CONHMe", "", "*C(=O)NC", "methylcarbamoyl"},
        {"CONMe2", "", "*C(=O)N(C)C", "dimethylcarbamoyl"},
        {"COCl", "", "*C(=O)Cl", "chlorocarbonyl"},
        // Protecting groups of nitrogen
        {"Boc", "", "*C(=O)OC(C)(C)C", "tert-butoxycarbonyl"},
        {"Cbz", "Z", "*C(=O)OCc1ccccc1", "benzyloxycarbonyl"},
        {"Fmoc", "", "*C(=O)OCC1c2ccccc2-c2ccccc21", "9-fluorenylmethoxycarbonyl"},
        {"Alloc", "Aloc", "*C(=O)OCC=C", "allyloxycarbonyl"},
        {"Troc", "", "*C(=O)OCC(Cl)(Cl)Cl", "2,2,2-trichloroethoxycarbonyl"},
        {"Teoc", "", "*C(=O)OCC[Si](C)(C)C", "2-(trimethylsilyl)ethoxycarbonyl"},
        {"NHBoc", "", "*NC(=O)OC(C)(C)C", "tert-butoxycarbonylamino"},
        {"NHCbz", "", "*NC(=O)OCc1ccccc1", "benzyloxycarbonylamino"},
        {"NHFmoc", "", "*NC(=O)OCC1c2ccccc2-c2ccccc21", "9-fluorenylmethoxycarbonylamino"},
        {"NHAc", "", "*NC(C)=O", "acetamido"},
        {"NHBn", "", "*NCc1ccccc1", "benzylamino"},
        {"NHPh", "", "*Nc1ccccc1", "anilino"},
        {"NPhth", "Phth", "*N1C(=O)c2ccccc2C1=O", "phthalimido"},
        // Sulfonyl
        {"Ms", "SO2Me SO2CH3", "*S(C)(=O)=O", "methanesulfonyl"},
        {"Ts", "Tos", "*S(=O)(=O)c1ccc(C)cc1", "4-toluenesulfonyl"},
        {"Tf", "SO2CF3", "*S(=O)(=O)C(F)(F)F", "trifluoromethanesulfonyl"},
        {"Ns", "", "*S(=O)(=O)c1ccccc1[N+](=O)[O-]", "2-nitrobenzenesulfonyl"},
        {"SO2Ph", "", "*S(=O)(=O)c1ccccc1", "benzenesulfonyl"},
        {"SO2NH2", "", "*S(N)(=O)=O", "sulfamoyl"},
        {"SO2Cl", "", "*S(=O)(=O)Cl", "chlorosulfonyl"},
        {"SO3H", "", "*S(=O)(=O)O", "sulfo"},
        {"SO3-", "", "*S(=O)(=O)[O-]", "sulfonate"},
        {"SMe", "", "*SC", "methylthio"},
        {"SEt", "", "*SCC", "ethylthio"},
        {"SPh", "", "*Sc1ccccc1", "phenylthio"},
        {"SAc", "", "*SC(C)=O", "acetylthio"},
        {"SCN", "", "*SC#N", "thiocyanato"},
        {"NCS", "", "*N=C=S", "isothiocyanato"},
        {"NCO", "", "*N=C=O", "isocyanato"},
        // Silyl and other protecting groups of oxygen
        {"TMS", "SiMe3", "*[Si](C)(C)C", "trimethylsilyl"},
        {"TES", "SiEt3", "*[Si](CC)(CC)CC", "triethylsilyl"},
        {"TBS", "TBDMS", "*[Si](C)(C)C(C)(C)C", "tert-butyldimethylsilyl"},
        {"TIPS", "", "*[Si](C(C)C)(C(C)C)C(C)C", "triisopropylsilyl"},
        {"TBDPS", "", "*[Si](c1ccccc1)(c1ccccc1)C(C)(C)C", "tert-butyldiphenylsilyl"},
        {"OTMS", "", "*O[Si](C)(C)C", "trimethylsilyloxy"},
        {"OTBS", "OTBDMS", "*O[Si](C)(C)C(C)(C)C", "tert-butyldimethylsilyloxy"},
        {"OTES", "OSiEt3", "*O[Si](CC)(CC)CC", "triethylsilyloxy"},
        {"OTIPS", "", "*O[Si](C(C)C)(C(C)C)C(C)C", "triisopropylsilyloxy"},
        {"OTBDPS", "", "*O[Si](c1ccccc1)(c1ccccc1)C(C)(C)C", "tert-butyldiphenylsilyloxy"},
        {"MOM", "", "*COC", "methoxymethyl"},
        {"MEM", "", "*COCCOC", "(2-methoxyethoxy)methyl"},
        {"SEM", "", "*COCC[Si](C)(C)C", "[2-(trimethylsilyl)ethoxy]methyl"},
        {"PMB", "MPM", "*Cc1ccc(OC)cc1", "4-methoxybenzyl"},
        {"THP", "", "*C1CCCCO1", "tetrahydropyran-2-yl"},
        {"OMOM", "", "*OCOC", "methoxymethoxy"},
        {"OTHP", "", "*OC1CCCCO1", "tetrahydropyran-2-yloxy"},
        {"OPMB", "", "*OCc1ccc(OC)cc1", "4-methoxybenzyloxy"},
        // Oxygen
        {"OMe", "OCH3", "*OC", "methoxy"},
        {"OEt", "", "*OCC", "ethoxy"},
        {"OiPr", "Oi-Pr", "*OC(C)C", "isopropoxy"},
        {"OtBu", "Ot-Bu", "*OC(C)(C)C", "tert-butoxy"},
        {"OPh", "", "*Oc1ccccc1", "phenoxy"},
        {"OBn", "", "*OCc1ccccc1", "benzyloxy"},
        {"OAc", "", "*OC(C)=O", "acetoxy"},
        {"OBz", "", "*OC(=O)c1ccccc1", "benzoyloxy"},
        {"OPiv", "", "*OC(=O)C(C)(C)C", "pivaloyloxy"},
        {"OMs", "", "*OS(C)(=O)=O", "methanesulfonyloxy"},
        {"OTs", "", "*OS(=O)(=O)c1ccc(C)cc1", "4-toluenesulfonyloxy"},
        {"OTf", "", "*OS(=O)(=O)C(F)(F)F", "trifluoromethanesulfonyloxy"},
        {"OCF3", "", "*OC(F)(F)F", "trifluoromethoxy"},
        {"OCHF2", "", "*OC(F)F", "difluoromethoxy"},
        {"OBoc", "", "*OC(=O)OC(C)(C)C", "tert-butoxycarbonyloxy"},
        // Nitrogen
        {"NMe2", "N(CH3)2", "*N(C)C", "dimethylamino"},
        {"NEt2", "", "*N(CC)CC", "diethylamino"},
        {"NHMe", "", "*NC", "methylamino"},
        {"NHEt", "", "*NCC", "ethylamino"},
        {"NMe3+", "", "*[N+](C)(C)C", "trimethylammonio"},
        {"NO2", "", "*[N+](=O)[O-]", "nitro"},
        {"NO", "", "*N=O", "nitroso"},
        {"N3", "", "*N=[N+]=[N-]", "azido"},
        {"N2+", "", "*[N+]#N", "diazonio"},
        {"NHNH2", "", "*NN", "hydrazinyl"},
        {"NHOH", "", "*NO", "hydroxyamino"},
        // Phosphorus, boron, metals
        {"PPh2", "", "*P(c1ccccc1)c1ccccc1", "diphenylphosphanyl"},
        {"PPh3+", "", "*[P+](c1ccccc1)(c1ccccc1)c1ccccc1", "triphenylphosphonio"},
        {"PO(OEt)2", "P(O)(OEt)2", "*P(=O)(OCC)OCC", "diethoxyphosphoryl"},
        {"PO(OMe)2", "P(O)(OMe)2", "*P(=O)(OC)OC", "dimethoxyphosphoryl"},
        {"PO3H2", "", "*P(=O)(O)O", "phosphono"},
        {"OPO3H2", "", "*OP(=O)(O)O", "phosphonooxy"},
        {"B(OH)2", "", "*B(O)O", "dihydroxyboranyl"},
        {"Bpin", "BPin pinB", "*B1OC(C)(C)C(C)(C)O1",
         "4,4,5,5-tetramethyl-1,3,2-dioxaborolan-2-yl"},
        {"BF3-", "", "*[B-](F)(F)F", "trifluoroborato"},
        {"MgBr", "", "*[Mg]Br", "bromomagnesio"},
        {"MgCl", "", "*[Mg]Cl", "chloromagnesio"},
        {"ZnBr", "", "*[Zn]Br", "bromozincio"},
        {"ZnCl", "", "*[Zn]Cl", "chlorozincio"},
        {"SnMe3", "", "*[Sn](C)(C)C", "trimethylstannyl"},
        {"SnBu3", "", "*[Sn](CCCC)(CCCC)CCCC", "tributylstannyl"},
    };
    return list;
}

} // namespace artemisia::chem
