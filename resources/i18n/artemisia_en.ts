<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
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
</TS>
