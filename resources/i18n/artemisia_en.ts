<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
<context>
    <name>SheetNames</name>
    <message numerus="yes">
        <source>%n more</source>
        <translation>
            <numerusform>%n more</numerusform>
            <numerusform>%n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>artemisia::app</name>
    <message numerus="yes">
        <source>%n min ago</source>
        <translation>
            <numerusform>%Ln min ago</numerusform>
            <numerusform>%Ln min ago</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>artemisia::app::AssayListModel</name>
    <message numerus="yes">
        <source>%1, %2, %n result(s)</source>
        <translation>
            <numerusform>%1, %2, %Ln result</numerusform>
            <numerusform>%1, %2, %Ln results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>artemisia::app::AssayPage</name>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%Ln result</numerusform>
            <numerusform>%Ln results</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>artemisia::app::AttachmentsSection</name>
    <message numerus="yes">
        <source>and %n more</source>
        <translation>
            <numerusform>and %Ln more</numerusform>
            <numerusform>and %Ln more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>artemisia::app::BatchesScreen</name>
    <message numerus="yes">
        <source>%n batch(es)</source>
        <translation>
            <numerusform>%Ln batch</numerusform>
            <numerusform>%Ln batches</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>artemisia::app::CompoundProperties</name>
    <message numerus="yes">
        <source>%n broken</source>
        <translation>
            <numerusform>%Ln broken</numerusform>
            <numerusform>%Ln broken</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>artemisia::app::CompoundScreen</name>
    <message numerus="yes">
        <source>%n compound(s)</source>
        <translation>
            <numerusform>%Ln compound</numerusform>
            <numerusform>%Ln compounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n could not be decided</source>
        <translation>
            <numerusform>%n could not be decided</numerusform>
            <numerusform>%n could not be decided</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>artemisia::app::ExperimentListPanel</name>
    <message numerus="yes">
        <source>%n experiment(s)</source>
        <translation>
            <numerusform>%Ln experiment</numerusform>
            <numerusform>%Ln experiments</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>artemisia::app::ImportPage</name>
    <message numerus="yes">
        <source>%n row(s): %1 will go in as they are, %2 with remarks, %3 stay out.</source>
        <translation>
            <numerusform>%Ln row: %1 will go in as it is, %2 with remarks, %3 stay out.</numerusform>
            <numerusform>%Ln rows: %1 will go in as they are, %2 with remarks, %3 stay out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s): %1 imported as they are, %2 with remarks, %3 stayed out.</source>
        <translation>
            <numerusform>%Ln row: %1 imported as it is, %2 with remarks, %3 stayed out.</numerusform>
            <numerusform>%Ln rows: %1 imported as they are, %2 with remarks, %3 stayed out.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n compound(s)</source>
        <translation>
            <numerusform>%Ln compound</numerusform>
            <numerusform>%Ln compounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n batch(es)</source>
        <translation>
            <numerusform>%Ln batch</numerusform>
            <numerusform>%Ln batches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assay(s)</source>
        <translation>
            <numerusform>%Ln assay</numerusform>
            <numerusform>%Ln assays</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%Ln result</numerusform>
            <numerusform>%Ln results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n compound(s) imported</source>
        <translation>
            <numerusform>%Ln compound imported</numerusform>
            <numerusform>%Ln compounds imported</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Import %n row(s)</source>
        <translation>
            <numerusform>Import %Ln row</numerusform>
            <numerusform>Import %Ln rows</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>artemisia::app::MainWindow</name>
    <message numerus="yes">
        <source>%n change(s) to publish</source>
        <translation>
            <numerusform>%Ln change to publish</numerusform>
            <numerusform>%Ln changes to publish</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n text(s) that you were typing when Artemisia ended were recovered.</source>
        <translation>
            <numerusform>%Ln text that you were typing when Artemisia ended was recovered.</numerusform>
            <numerusform>%Ln texts that you were typing when Artemisia ended were recovered.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>artemisia::app::PublishScreen</name>
    <message numerus="yes">
        <source>%n change(s) %1</source>
        <translation>
            <numerusform>%Ln change %1</numerusform>
            <numerusform>%Ln changes %1</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s), none of them public yet</source>
        <translation>
            <numerusform>%Ln record, not public yet</numerusform>
            <numerusform>%Ln records, none of them public yet</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Publish %n change(s)</source>
        <translation>
            <numerusform>Publish %Ln change</numerusform>
            <numerusform>Publish %Ln changes</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>artemisia::app::ReagentForm</name>
    <message numerus="yes">
        <source>%n substances are meant. Choose one of them on the sheet if that is not so.</source>
        <translation>
            <numerusform>%Ln substance is meant. Choose another on the sheet if that is not so.</numerusform>
            <numerusform>%Ln substances are meant. Choose one of them on the sheet if that is not so.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>artemisia::app::ReagentPanel</name>
    <message numerus="yes">
        <source>%n reagent(s)</source>
        <translation>
            <numerusform>%Ln reagent</numerusform>
            <numerusform>%Ln reagents</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n thing(s) to mend in the file</source>
        <translation>
            <numerusform>%Ln thing to mend in the file</numerusform>
            <numerusform>%Ln things to mend in the file</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %Ln more.</numerusform>
            <numerusform>And %Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>artemisia::app::SchemeSection</name>
    <message numerus="yes">
        <source>The clipboard holds %n structure(s). Paste on the sheet (click the drawing) to choose of them.</source>
        <translation>
            <numerusform>The clipboard holds %n structure. Paste on the sheet (click the drawing) to choose it.</numerusform>
            <numerusform>The clipboard holds %n structures. Paste on the sheet (click the drawing) to choose of them.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Reaction SMILES of %n step(s) together</source>
        <translation>
            <numerusform>Reaction SMILES of %n step together</numerusform>
            <numerusform>Reaction SMILES of %n steps together</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>artemisia::app::SheetWork</name>
    <message numerus="yes">
        <source>%n atom(s) of the products come from nothing that is drawn before the arrow.</source>
        <translation>
            <numerusform>%n atom of the products comes from nothing that is drawn before the arrow.</numerusform>
            <numerusform>%n atoms of the products come from nothing that is drawn before the arrow.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n structure(s) have too little in common with the first and stay as they were.</source>
        <translation>
            <numerusform>%n structure has too little in common with the first and stays as it was.</numerusform>
            <numerusform>%n structures have too little in common with the first and stay as they were.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>artemisia::app::SketchFacts</name>
    <message numerus="yes">
        <source>%n stereocentre(s) left open</source>
        <translation>
            <numerusform>%n stereocentre left open</numerusform>
            <numerusform>%n stereocentres left open</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>artemisia::app::TemplatePanel</name>
    <message numerus="yes">
        <source>%n file(s) in the folder of your templates cannot be read and stay as they are. Mend them or move them elsewhere.</source>
        <translation>
            <numerusform>%Ln file in the folder of your templates cannot be read and stays as it is. Mend it or move it elsewhere.</numerusform>
            <numerusform>%Ln files in the folder of your templates cannot be read and stay as they are. Mend them or move them elsewhere.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>And %n more.</source>
        <translation>
            <numerusform>And %Ln more.</numerusform>
            <numerusform>And %Ln more.</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>cli</name>
    <message numerus="yes">
        <source>%n file(s)</source>
        <translation>
            <numerusform>%Ln file</numerusform>
            <numerusform>%Ln files</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n record(s)</source>
        <translation>
            <numerusform>%Ln record</numerusform>
            <numerusform>%Ln records</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%Ln error</numerusform>
            <numerusform>%Ln errors</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n warning(s)</source>
        <translation>
            <numerusform>%Ln warning</numerusform>
            <numerusform>%Ln warnings</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Made a notebook with %n record(s) from %1 in %2.</source>
        <translation>
            <numerusform>Made a notebook with %Ln record from %1 in %2.</numerusform>
            <numerusform>Made a notebook with %Ln records from %1 in %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n file(s) to %1.</source>
        <translation>
            <numerusform>Wrote %Ln file to %1.</numerusform>
            <numerusform>Wrote %Ln files to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Wrote %n record(s) to %1.</source>
        <translation>
            <numerusform>Wrote %Ln record to %1.</numerusform>
            <numerusform>Wrote %Ln records to %1.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Committed %n record(s) as %1. The notebook has no public repository yet: name one with --to.</source>
        <translation>
            <numerusform>Committed %Ln record as %1. The notebook has no public repository yet: name one with --to.</numerusform>
            <numerusform>Committed %Ln records as %1. The notebook has no public repository yet: name one with --to.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Published %n record(s) as %1 to %2.</source>
        <translation>
            <numerusform>Published %Ln record as %1 to %2.</numerusform>
            <numerusform>Published %Ln records as %1 to %2.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Of %n structure(s) it could not be decided whether they match.</source>
        <translation>
            <numerusform>Of %Ln structure it could not be decided whether it matches.</numerusform>
            <numerusform>Of %Ln structures it could not be decided whether they match.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Shown: %1 of %n hit(s) (--limit).</source>
        <translation>
            <numerusform>Shown: %1 of %Ln hit (--limit).</numerusform>
            <numerusform>Shown: %1 of %Ln hits (--limit).</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>exchange</name>
    <message numerus="yes">
        <source>Column %1 has %n filled cell(s), which were not imported. %2</source>
        <translation>
            <numerusform>Column %1 has %Ln filled cell, which was not imported. %2</numerusform>
            <numerusform>Column %1 has %Ln filled cells, which were not imported. %2</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n row(s): %1 imported, %2 imported with remarks, %3 not imported.</source>
        <translation>
            <numerusform>%Ln row: %1 imported, %2 imported with remarks, %3 not imported.</numerusform>
            <numerusform>%Ln rows: %1 imported, %2 imported with remarks, %3 not imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n compound(s)</source>
        <translation>
            <numerusform>%Ln compound</numerusform>
            <numerusform>%Ln compounds</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n batch(es)</source>
        <translation>
            <numerusform>%Ln batch</numerusform>
            <numerusform>%Ln batches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n assay(s)</source>
        <translation>
            <numerusform>%Ln assay</numerusform>
            <numerusform>%Ln assays</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%Ln result</numerusform>
            <numerusform>%Ln results</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The row has %n cell(s) more than the table has columns, which were not imported.</source>
        <translation>
            <numerusform>The row has %Ln cell more than the table has columns, which was not imported.</numerusform>
            <numerusform>The row has %Ln cells more than the table has columns, which were not imported.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n cell(s)</source>
        <translation>
            <numerusform>%Ln cell</numerusform>
            <numerusform>%Ln cells</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n column(s)</source>
        <translation>
            <numerusform>%Ln column</numerusform>
            <numerusform>%Ln columns</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>store</name>
    <message numerus="yes">
        <source>The assay has %n result(s) and was not removed. Remove those first.</source>
        <translation>
            <numerusform>The assay has %Ln result and was not removed. Remove that first.</numerusform>
            <numerusform>The assay has %Ln results and was not removed. Remove those first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s) were measured on this batch; it was not removed. Remove those first.</source>
        <translation>
            <numerusform>%Ln result was measured on this batch; it was not removed. Remove that first.</numerusform>
            <numerusform>%Ln results were measured on this batch; it was not removed. Remove those first.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n batch(es)</source>
        <translation>
            <numerusform>%Ln batch</numerusform>
            <numerusform>%Ln batches</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>%n result(s)</source>
        <translation>
            <numerusform>%Ln result</numerusform>
            <numerusform>%Ln results</numerusform>
        </translation>
    </message>
</context>
</TS>
