# Was die Cmdlets selbst sagen; was das Programm sagt, kommt englisch, wie es ist. {0} und die anderen stehen für Werte.
@{
    # Die Änderungen, die -WhatIf und -Confirm nennen.
    AcceptApproval     = '{0} genehmigen'
    AcceptApprovalOf   = "{0} '{1}' genehmigen"
    RejectApproval     = '{0} ablehnen'
    TakeRejectionBack  = 'Ablehnung von {0} zurücknehmen'
    WriteUsersFile     = 'Benutzerdatei schreiben'
    ImportUsers        = 'Benutzer importieren'
    UndoImport         = 'Import rückgängig machen'
    OneRun             = 'Lauf {0}'
    ReverseRun         = 'Seine Änderungen zurücknehmen, für {0} Benutzer'
    LiftLimits         = 'Sicherheitsgrenzen für diesen Lauf aufheben: {0}'
    WriteConfig        = 'Konfigurationsdatei schreiben'
    RegisterTask       = "Aufgabe registrieren, die {0} mit '{1}' täglich um {2} als {3} ausführt"

    # Probleme, jedes mit dem, was dagegen hilft.
    FileExists         = "'{0}' ist schon vorhanden"
    FileExistsRemedy   = 'eine andere Datei nennen oder sie mit -Force überschreiben'
    NotWritten         = "'{0}' kann nicht geschrieben werden: {1}"
    NotWrittenRemedy   = 'eine Datei in einem Ordner nennen, den es gibt und in dem Sie schreiben dürfen'
    NotOneFile         = "'{0}' nennt {1} Dateien, erwartet wird eine"
    NotOneFileRemedy   = 'eine Konfigurationsdatei nennen'
    NotBoth            = '-Approval und -Interactive schließen sich aus: beide brauchen die Standardeingabe'
    NotBothRemedy      = 'zuerst mit -Approval ausführen, dann mit -Interactive'
    NoFiles            = "'{0}' gehört zum Anbieter {1}, der keine Dateien hat"
    NoFilesRemedy      = 'eine Datei nennen'
    ToolMissing        = 'das Programm ad-user-sync ist in keinem dieser Ordner: {0}'
    NodeMissing        = 'Node.js ist weder neben ad-user-sync noch in PATH'
    ToolMissingRemedy  = 'ad-user-sync mit Install.ps1 aus der ZIP-Datei installieren, die Node.js mitbringt'
    ToolNotStarted     = "'{0}' kann nicht gestartet werden: {1}"
    ToolStartRemedy    = 'prüfen, ob Anwendungssteuerung oder ein Virenscanner es blockiert, oder ad-user-sync neu installieren'
    ToolEnded          = 'ad-user-sync endete mit Exitcode {0}'
    UserFailedRemedy   = 'der nächste Import versucht es wieder'
    ConditionRemedy    = 'ansehen, was Get-AdsStatus zeigt, oder die Bedingung {0} ändern'

    # Ein Lauf, der abgebrochen wurde, und einer, der zu Ende ist.
    Interrupted        = 'unterbrochen'
    InterruptedHistory = '{0} (Get-AdsHistory -Run last zeigt den Lauf, wenn er etwas geändert hat)'
    Done               = 'fertig'
}
