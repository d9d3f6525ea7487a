<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="de" sourcelanguage="en">
<context>
    <name>Hourproof</name>
    <message>
        <source>Hourproof had ended unexpectedly. Your time up to then is kept, and the clock runs on.</source>
        <translation>Hourproof wurde unerwartet beendet. Ihre Zeit bis dahin ist erhalten, und die Uhr läuft weiter.</translation>
    </message>
    <message>
        <source>Hourproof had ended unexpectedly. Your time up to then is kept. You are clocked out.</source>
        <translation>Hourproof wurde unerwartet beendet. Ihre Zeit bis dahin ist erhalten. Sie sind ausgestempelt.</translation>
    </message>
    <message>
        <source>The computer slept, so you were clocked out at the moment it fell asleep.</source>
        <translation>Der Computer ging in den Ruhezustand; in diesem Moment wurden Sie ausgestempelt.</translation>
    </message>
    <message>
        <source>The clock of this computer jumped. Time was tracked up to the last good moment.</source>
        <translation>Die Uhr dieses Computers ist gesprungen. Die Zeit wurde bis zum letzten sicheren Moment erfasst.</translation>
    </message>
    <message>
        <source>No input for {away}: that time was dropped, and nothing was tracked until you were back.</source>
        <translation>Keine Eingabe: {away}. Diese Zeit wurde verworfen, und bis zu Ihrer Rückkehr wurde nichts erfasst.</translation>
    </message>
    <message>
        <source>{away} without input were kept, marked as idle.</source>
        <translation>Behalten und als „ohne Eingabe“ markiert: {away}.</translation>
    </message>
    <message>
        <source>You were away, so you are clocked out. Press Start when you go on.</source>
        <translation>Sie waren nicht da, deshalb sind Sie ausgestempelt. Drücken Sie Start, wenn Sie weitermachen.</translation>
    </message>
    <message>
        <source>You logged out, so you were clocked out at that moment.</source>
        <translation>Sie haben sich abgemeldet; in diesem Moment wurden Sie ausgestempelt.</translation>
    </message>
    <message>
        <source>This computer has been in use for {away}, and you are not clocked in. Only you see this.</source>
        <translation>Dieser Computer ist seit {away} in Benutzung, und Sie sind nicht eingestempelt. Das sehen nur Sie.</translation>
    </message>
    <message>
        <source>You have been tracking for {away}.</source>
        <translation>Ihre Zeit wird seit {away} erfasst.</translation>
    </message>
    <message>
        <source>You have used 90 % of this week’s limit.</source>
        <translation>Sie haben 90 % des Limits dieser Woche verbraucht.</translation>
    </message>
    <message>
        <source>This week’s limit is reached. Time from now on is marked over limit and not billed.</source>
        <translation>Das Limit dieser Woche ist erreicht. Zeit ab jetzt wird als „über dem Limit“ markiert und nicht abgerechnet.</translation>
    </message>
    <message>
        <source>A segment was deleted with its pictures, counts and minutes. It was never uploaded.</source>
        <translation>Ein Segment wurde mit seinen Bildern, Zählwerten und Minuten gelöscht. Es wurde nie hochgeladen.</translation>
    </message>
    <message>
        <source>A new device was added to your account: {name}. If that was not you, end it under Settings, Devices, and tell your employer.</source>
        <translation>Ihrem Konto wurde ein neues Gerät hinzugefügt: {name}. Wenn Sie das nicht waren, beenden Sie es unter Einstellungen, Geräte, und sagen Sie es Ihrem Auftraggeber.</translation>
    </message>
    <message>
        <source>The segment was deleted with its pictures, counts and minutes. It was never uploaded. Nothing more is tracked until {time}.</source>
        <translation>Das Segment wurde mit seinen Bildern, Zählwerten und Minuten gelöscht. Es wurde nie hochgeladen. Bis {time} wird nichts mehr erfasst.</translation>
    </message>
    <message>
        <source>the screen was locked</source>
        <translation>der Bildschirm war gesperrt</translation>
    </message>
    <message>
        <source>the system did not permit it</source>
        <translation>das System hat es nicht erlaubt</translation>
    </message>
    <message>
        <source>the desktop refused it</source>
        <translation>der Desktop hat es verweigert</translation>
    </message>
    <message>
        <source>taking it failed</source>
        <translation>die Aufnahme ist fehlgeschlagen</translation>
    </message>
    <message>
        <source>an excluded app was in front</source>
        <translation>eine ausgeschlossene App war im Vordergrund</translation>
    </message>
    <message>
        <source>this contract takes none</source>
        <translation>dieser Vertrag verlangt keines</translation>
    </message>
    <message>
        <source>the clock stopped before its moment</source>
        <translation>die Uhr hielt vor seinem Moment an</translation>
    </message>
    <message>
        <source>its moment lay in time away</source>
        <translation>sein Moment lag in einer Zeit ohne Eingabe</translation>
    </message>
    <message>
        <source>this desktop does not offer it</source>
        <translation>dieser Desktop bietet es nicht an</translation>
    </message>
    <message>
        <source>the app was interrupted</source>
        <translation>die App wurde unterbrochen</translation>
    </message>
    <message>
        <source>there is no camera</source>
        <translation>es gibt keine Kamera</translation>
    </message>
    <message>
        <source>another program has the camera</source>
        <translation>ein anderes Programm benutzt die Kamera</translation>
    </message>
    <message>
        <source>the camera failed</source>
        <translation>die Kamera hat versagt</translation>
    </message>
    <message>
        <source>you have not agreed to it</source>
        <translation>Sie haben dem nicht zugestimmt</translation>
    </message>
    <message>
        <source>what waits to be uploaded fills its share of the disk</source>
        <translation>was auf das Hochladen wartet, füllt seinen Teil der Festplatte</translation>
    </message>
    <message>
        <source>you kept this time as idle</source>
        <translation>Sie haben diese Zeit als „ohne Eingabe“ behalten</translation>
    </message>
    <message>
        <source>the screen was off, or its screensaver was on</source>
        <translation>der Bildschirm war aus, oder sein Schoner lief</translation>
    </message>
    <message>
        <source>Not enrolled. Nothing is captured.</source>
        <translation>Nicht registriert. Nichts wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>Choose a contract. Nothing is captured.</source>
        <translation>Wählen Sie einen Vertrag. Nichts wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>Clocked out. Nothing is captured.</source>
        <translation>Ausgestempelt. Nichts wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>Your agreement is needed. Nothing is captured.</source>
        <translation>Ihre Zustimmung fehlt. Nichts wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>Clocked in</source>
        <translation>Eingestempelt</translation>
    </message>
    <message>
        <source>Writing everything down…</source>
        <translation>Alles wird gespeichert…</translation>
    </message>
    <message>
        <source>Paused by you. It goes on when you say so.</source>
        <translation>Von Ihnen angehalten. Es geht weiter, wenn Sie es sagen.</translation>
    </message>
    <message>
        <source>No contract yet. Nothing is captured.</source>
        <translation>Noch kein Vertrag. Nichts wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>Clocked in. Your time is tracked.</source>
        <translation>Eingestempelt. Ihre Zeit wird erfasst.</translation>
    </message>
    <message>
        <source>Paused while you are away. It goes on when you are back.</source>
        <translation>Pause, solange Sie nicht da sind. Es geht weiter, wenn Sie zurück sind.</translation>
    </message>
    <message>
        <source>Paused while the screen is locked.</source>
        <translation>Pause, solange der Bildschirm gesperrt ist.</translation>
    </message>
    <message>
        <source>Paused. It goes on when you use the computer.</source>
        <translation>Pause. Es geht weiter, wenn Sie den Computer benutzen.</translation>
    </message>
    <message>
        <source>Paused. It goes on by itself at {time}.</source>
        <translation>Pause. Um {time} geht es von selbst weiter.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>P&amp;ause for</source>
        <translation>&amp;Pause für</translation>
    </message>
    <message>
        <source>Until I go on</source>
        <translation>Bis ich weitermache</translation>
    </message>
    <message numerus="yes">
        <source>Everything is delivered.</source>
        <extracomment>For one: Everything is delivered.</extracomment>
        <translation>
            <numerusform>Alles ist hochgeladen.</numerusform>
            <numerusform>Alles ist hochgeladen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} segments wait for their upload.</source>
        <extracomment>For one: {count} segment waits for its upload.</extracomment>
        <translation>
            <numerusform>{count} Segment wartet auf das Hochladen.</numerusform>
            <numerusform>{count} Segmente warten auf das Hochladen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uploading {count} segments…</source>
        <extracomment>For one: Uploading {count} segment…</extracomment>
        <translation>
            <numerusform>{count} Segment wird hochgeladen…</numerusform>
            <numerusform>{count} Segmente werden hochgeladen…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline. {count} segments are kept here and go up when you are back.</source>
        <extracomment>For one: Offline. {count} segment is kept here and goes up when you are back.</extracomment>
        <translation>
            <numerusform>Offline. {count} Segment ist hier aufbewahrt und wird hochgeladen, wenn Sie wieder online sind.</numerusform>
            <numerusform>Offline. {count} Segmente sind hier aufbewahrt und werden hochgeladen, wenn Sie wieder online sind.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server refused a segment. {count} are kept here.</source>
        <extracomment>For one: The server refused a segment. {count} is kept here.</extracomment>
        <translation>
            <numerusform>Der Server hat ein Segment abgelehnt. {count} ist hier aufbewahrt.</numerusform>
            <numerusform>Der Server hat ein Segment abgelehnt. {count} sind hier aufbewahrt.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uploading has stopped: a receipt does not check out. Everything is kept.</source>
        <extracomment>For one: Uploading has stopped: a receipt does not check out. Everything is kept.</extracomment>
        <translation>
            <numerusform>Das Hochladen ist angehalten: Eine Quittung stimmt nicht. Alles ist aufbewahrt.</numerusform>
            <numerusform>Das Hochladen ist angehalten: Eine Quittung stimmt nicht. Alles ist aufbewahrt.</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline. Nothing waits; you can go on working.</source>
        <translation>Offline. Nichts wartet; Sie können weiterarbeiten.</translation>
    </message>
    <message>
        <source>Nothing to deliver yet.</source>
        <translation>Noch nichts hochzuladen.</translation>
    </message>
    <message>
        <source>Last receipt at {time}.</source>
        <translation>Letzte Quittung um {time}.</translation>
    </message>
    <message>
        <source>Hourproof</source>
        <translation>Hourproof</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Start</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Stopp</translation>
    </message>
    <message>
        <source>&amp;Read and agree…</source>
        <translation>L&amp;esen und zustimmen…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Wird gestoppt…</translation>
    </message>
    <message>
        <source>&amp;Contract</source>
        <translation>&amp;Vertrag</translation>
    </message>
    <message>
        <source>Choose a contract</source>
        <translation>Vertrag wählen</translation>
    </message>
    <message>
        <source>Seen by you and {employer}.</source>
        <translation>Sichtbar für Sie und {employer}.</translation>
    </message>
    <message>
        <source>&amp;Memo</source>
        <translation>&amp;Notiz</translation>
    </message>
    <message>
        <source>What are you working on?</source>
        <translation>Woran arbeiten Sie?</translation>
    </message>
    <message>
        <source>This session</source>
        <translation>Diese Sitzung</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Heute</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Diese Woche</translation>
    </message>
    <message>
        <source>of {limit}</source>
        <translation>von {limit}</translation>
    </message>
    <message>
        <source>{left} left this week</source>
        <translation>noch {left} diese Woche</translation>
    </message>
    <message>
        <source>{over} over the limit</source>
        <translation>{over} über dem Limit</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>kein Limit</translation>
    </message>
    <message numerus="yes">
        <source>{count} minutes</source>
        <extracomment>For one: {count} minute</extracomment>
        <translation>
            <numerusform>{count} Minute</numerusform>
            <numerusform>{count} Minuten</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} hours</source>
        <extracomment>For one: {count} hour</extracomment>
        <translation>
            <numerusform>{count} Stunde</numerusform>
            <numerusform>{count} Stunden</numerusform>
        </translation>
    </message>
    <message>
        <source>No contract yet</source>
        <translation>Noch kein Vertrag</translation>
    </message>
    <message>
        <source>Your contracts appear here as soon as {organization} adds you to one. You will see exactly what it captures before anything starts.</source>
        <translation>Ihre Verträge erscheinen hier, sobald {organization} Sie in einen aufnimmt. Sie sehen genau, was er aufzeichnet, bevor etwas beginnt.</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>Noch einm&amp;al suchen</translation>
    </message>
    <message>
        <source>Nothing is captured while you are clocked out.</source>
        <translation>Solange Sie ausgestempelt sind, wird nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Last capture</source>
        <translation>Letzte Aufnahme</translation>
    </message>
    <message>
        <source>Captured at {time}</source>
        <translation>Aufgenommen um {time}</translation>
    </message>
    <message>
        <source>Captured at {time}, {age}</source>
        <translation>Aufgenommen um {time}, {age}</translation>
    </message>
    <message>
        <source>No picture: {reason}.</source>
        <translation>Kein Bild: {reason}.</translation>
    </message>
    <message>
        <source>No photo: {reason}.</source>
        <translation>Kein Foto: {reason}.</translation>
    </message>
    <message>
        <source>Remove &amp;photo</source>
        <translation>&amp;Foto entfernen</translation>
    </message>
    <message>
        <source>Kept in {left}, unless you delete it.</source>
        <translation>Wird in {left} behalten, wenn Sie nicht löschen.</translation>
    </message>
    <message>
        <source>Kept. It goes up with its segment.</source>
        <translation>Behalten. Es wird mit seinem Segment hochgeladen.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Behalten.</translation>
    </message>
    <message>
        <source>Deleted, with its minutes.</source>
        <translation>Gelöscht, samt den Minuten.</translation>
    </message>
    <message>
        <source>Your screen is captured once at a random moment in each {minutes} while the clock runs.</source>
        <translation>Ihr Bildschirm wird je {minutes} einmal in einem zufälligen Moment aufgenommen, solange die Uhr läuft.</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Behalten</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Löschen…</translation>
    </message>
    <message>
        <source>Delete this segment, {span}, with its pictures, counts and minutes?</source>
        <translation>Dieses Segment, {span}, mit seinen Bildern, Zählwerten und Minuten löschen?</translation>
    </message>
    <message>
        <source>{start}–{end}</source>
        <translation>{start}–{end}</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Löschen</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Zurück</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>Bild anzeigen</translation>
    </message>
    <message>
        <source>Picture {index} of {count}</source>
        <translation>Bild {index} von {count}</translation>
    </message>
    <message>
        <source>The picture is no longer on this computer.</source>
        <translation>Das Bild ist nicht mehr auf diesem Computer.</translation>
    </message>
    <message>
        <source>Esc closes · ← → pictures</source>
        <translation>Esc schließt · ← → Bilder</translation>
    </message>
    <message>
        <source>Capture preview</source>
        <translation>Vorschau der Aufnahme</translation>
    </message>
    <message numerus="yes">
        <source>Deleted in {count} seconds.</source>
        <extracomment>For one: Deleted in {count} second.</extracomment>
        <translation>
            <numerusform>Wird in {count} Sekunde gelöscht.</numerusform>
            <numerusform>Wird in {count} Sekunden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Rückgängig</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>gerade eben</translation>
    </message>
    <message numerus="yes">
        <source>{count} min ago</source>
        <extracomment>For one: {count} min ago</extracomment>
        <translation>
            <numerusform>vor {count} Min.</numerusform>
            <numerusform>vor {count} Min.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} h ago</source>
        <extracomment>For one: {count} h ago</extracomment>
        <translation>
            <numerusform>vor {count} Std.</numerusform>
            <numerusform>vor {count} Std.</numerusform>
        </translation>
    </message>
    <message>
        <source>No input for {minutes}</source>
        <translation>Keine Eingabe seit {minutes}</translation>
    </message>
    <message>
        <source>{span}. Keep it if you were working, with a word on what it was: it is marked as idle. Without an answer it is dropped at {time}.</source>
        <translation>{span}. Behalten Sie die Zeit, wenn Sie gearbeitet haben, und schreiben Sie kurz, was es war: Sie wird als „ohne Eingabe“ markiert. Ohne Antwort wird sie um {time} verworfen.</translation>
    </message>
    <message>
        <source>{span}. This contract does not let idle time be kept: it was dropped.</source>
        <translation>{span}. Dieser Vertrag lässt Zeit ohne Eingabe nicht behalten: Sie wurde verworfen.</translation>
    </message>
    <message>
        <source>What it was: reading, a call…</source>
        <translation>Was es war: Lesen, ein Anruf…</translation>
    </message>
    <message>
        <source>Kee&amp;p as idle</source>
        <translation>Als „ohne Eingabe“ be&amp;halten</translation>
    </message>
    <message>
        <source>D&amp;rop it</source>
        <translation>Verwer&amp;fen</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;OK</translation>
    </message>
    <message>
        <source>Drop and clock o&amp;ut</source>
        <translation>Verwerfen und a&amp;usstempeln</translation>
    </message>
    <message>
        <source>Enrol this device</source>
        <translation>Dieses Gerät registrieren</translation>
    </message>
    <message>
        <source>Your employer gives you the server’s address and a one-time code. This computer then makes its own key; no password is needed. Nothing is captured before you agree to it.</source>
        <translation>Ihr Auftraggeber gibt Ihnen die Serveradresse und einen Einmalcode. Dieser Computer erzeugt dann seinen eigenen Schlüssel; ein Passwort ist nicht nötig. Nichts wird aufgezeichnet, bevor Sie zustimmen.</translation>
    </message>
    <message>
        <source>Server &amp;address</source>
        <translation>Server&amp;adresse</translation>
    </message>
    <message>
        <source>One-time &amp;code</source>
        <translation>Einmal&amp;code</translation>
    </message>
    <message>
        <source>&amp;Name of this device</source>
        <translation>&amp;Name dieses Geräts</translation>
    </message>
    <message>
        <source>&amp;Enrol</source>
        <translation>&amp;Registrieren</translation>
    </message>
    <message>
        <source>Making a key and enrolling…</source>
        <translation>Schlüssel wird erzeugt und Gerät registriert…</translation>
    </message>
    <message>
        <source>Enter the address your employer gave you.</source>
        <translation>Geben Sie die Adresse ein, die Sie von Ihrem Auftraggeber haben.</translation>
    </message>
    <message>
        <source>Enter the one-time code.</source>
        <translation>Geben Sie den Einmalcode ein.</translation>
    </message>
    <message>
        <source>Give this device a name, so that you can tell it from others.</source>
        <translation>Geben Sie diesem Gerät einen Namen, damit Sie es von anderen unterscheiden können.</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menü</translation>
    </message>
    <message>
        <source>Sho&amp;w Hourproof</source>
        <translation>Hourproof an&amp;zeigen</translation>
    </message>
    <message>
        <source>Switch con&amp;tract</source>
        <translation>&amp;Vertrag wechseln</translation>
    </message>
    <message>
        <source>&amp;Memo…</source>
        <translation>&amp;Notiz…</translation>
    </message>
    <message>
        <source>&amp;Diary…</source>
        <translation>&amp;Tagebuch…</translation>
    </message>
    <message>
        <source>What is &amp;captured…</source>
        <translation>Was &amp;aufgezeichnet wird…</translation>
    </message>
    <message>
        <source>&amp;Problems…</source>
        <translation>Proble&amp;me…</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>&amp;Einstellungen…</translation>
    </message>
    <message>
        <source>&amp;Upload now</source>
        <translation>&amp;Jetzt hochladen</translation>
    </message>
    <message>
        <source>&amp;Fetch contracts again</source>
        <translation>Verträge neu &amp;laden</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>Clock out and quit?</source>
        <translation>Ausstempeln und beenden?</translation>
    </message>
    <message>
        <source>You are clocked in. Your time up to now is kept and delivered at the next start.</source>
        <translation>Sie sind eingestempelt. Ihre Zeit bis jetzt ist erhalten und wird beim nächsten Start hochgeladen.</translation>
    </message>
    <message>
        <source>Clock &amp;out and quit</source>
        <translation>&amp;Ausstempeln und beenden</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Weiterlaufen lassen</translation>
    </message>
    <message>
        <source>This desktop has no tray: closed, this window stays in the task bar. Quit by the menu above.</source>
        <translation>Dieser Desktop hat keinen Infobereich: Geschlossen bleibt dieses Fenster in der Taskleiste. Beenden Sie über das Menü oben.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Schließen</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Probleme</translation>
    </message>
    <message>
        <source>Nothing is wrong.</source>
        <translation>Alles in Ordnung.</translation>
    </message>
    <message>
        <source>Since {since}.</source>
        <translation>Seit {since}.</translation>
    </message>
    <message>
        <source>From {since} to {until}; over now.</source>
        <translation>Von {since} bis {until}; jetzt vorbei.</translation>
    </message>
    <message numerus="yes">
        <source>{title}, and {count} more.</source>
        <extracomment>For one: {title}, and {count} more.</extracomment>
        <translation>
            <numerusform>{title}, und {count} weiteres.</numerusform>
            <numerusform>{title}, und {count} weitere.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>Proble&amp;me</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>&amp;Diagnosedaten kopieren</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Kopiert</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnosedaten</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Er&amp;neut versuchen</translation>
    </message>
    <message>
        <source>What is captured on {contract}</source>
        <translation>Was bei „{contract}“ aufgezeichnet wird</translation>
    </message>
    <message>
        <source>{employer} asks for the following while your clock runs on this contract. Nothing is captured before you agree, and never while you are clocked out.</source>
        <translation>{employer} bittet um Folgendes, solange Ihre Uhr für diesen Vertrag läuft. Nichts wird aufgezeichnet, bevor Sie zustimmen, und nie, solange Sie ausgestempelt sind.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Was</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Wann</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>Wer es sieht</translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>Wie lange es bleibt</translation>
    </message>
    <message>
        <source>Never captured</source>
        <translation>Nie aufgezeichnet</translation>
    </message>
    <message>
        <source>A picture of each screen</source>
        <translation>Ein Bild jedes Bildschirms</translation>
    </message>
    <message>
        <source>Once in each {minutes}, at a random moment while the clock runs.{blur} {review}</source>
        <translation>Einmal je {minutes}, in einem zufälligen Moment, solange die Uhr läuft.{blur} {review}</translation>
    </message>
    <message>
        <source>A picture of the screen with the window in front</source>
        <translation>Ein Bild des Bildschirms mit dem vordersten Fenster</translation>
    </message>
    <message>
        <source> Blurred by {pixels} before it is stored.</source>
        <translation> Vor dem Speichern um {pixels} weichgezeichnet.</translation>
    </message>
    <message numerus="yes">
        <source>{count} pixels</source>
        <extracomment>For one: {count} pixel</extracomment>
        <translation>
            <numerusform>{count} Pixel</numerusform>
            <numerusform>{count} Pixel</numerusform>
        </translation>
    </message>
    <message>
        <source>How much of the input programs made</source>
        <translation>Wie viel der Eingaben von Programmen kam</translation>
    </message>
    <message>
        <source>Per minute while the clock runs, and whether a keyboard or mouse saw any input.</source>
        <translation>Pro Minute, solange die Uhr läuft, und ob eine Tastatur oder Maus benutzt wurde.</translation>
    </message>
    <message numerus="yes">
        <source>You see it first and can delete it for {count} seconds.</source>
        <extracomment>For one: You see it first and can delete it for {count} second.</extracomment>
        <translation>
            <numerusform>Sie sehen es zuerst und können es {count} Sekunde lang löschen.</numerusform>
            <numerusform>Sie sehen es zuerst und können es {count} Sekunden lang löschen.</numerusform>
        </translation>
    </message>
    <message>
        <source>You can delete it until its segment is uploaded.</source>
        <translation>Sie können es löschen, bis sein Segment hochgeladen ist.</translation>
    </message>
    <message>
        <source>A photo from the webcam</source>
        <translation>Ein Foto von der Webcam</translation>
    </message>
    <message>
        <source>With each picture of the screen. Your diary lets you delete it alone.</source>
        <translation>Mit jedem Bild des Bildschirms. Im Tagebuch können Sie es allein löschen.</translation>
    </message>
    <message>
        <source>How many key presses, clicks and scrolls</source>
        <translation>Wie viele Tastendrücke, Klicks und Scrolls</translation>
    </message>
    <message>
        <source>Per minute while the clock runs. Numbers only, never which keys.</source>
        <translation>Pro Minute, solange die Uhr läuft. Nur Zahlen, nie welche Tasten.</translation>
    </message>
    <message>
        <source>The app in front</source>
        <translation>Die App im Vordergrund</translation>
    </message>
    <message>
        <source>At the moment of the picture: its name, not its title.</source>
        <translation>Im Moment des Bildes: ihr Name, nicht ihr Titel.</translation>
    </message>
    <message>
        <source>The app in front and its title</source>
        <translation>Die App im Vordergrund und ihr Titel</translation>
    </message>
    <message>
        <source>At the moment of the picture.</source>
        <translation>Im Moment des Bildes.</translation>
    </message>
    <message>
        <source>Your memo</source>
        <translation>Ihre Notiz</translation>
    </message>
    <message>
        <source>As you write it, for the time you are clocked in.</source>
        <translation>So, wie Sie sie schreiben, für die Zeit, in der Sie eingestempelt sind.</translation>
    </message>
    <message>
        <source>When you clock in and out, on which device, system and monitors</source>
        <translation>Wann Sie ein- und ausstempeln, auf welchem Gerät, System und welchen Monitoren</translation>
    </message>
    <message>
        <source>While the clock runs. {idle}</source>
        <translation>Solange die Uhr läuft. {idle}</translation>
    </message>
    <message>
        <source>After {minutes} without input the time away is dropped, with what it held.</source>
        <translation>Nach {minutes} ohne Eingabe wird die Abwesenheit verworfen, mit allem, was darin lag.</translation>
    </message>
    <message>
        <source>After {minutes} without input the time away is dropped, unless you say what it was and keep it, marked as idle.</source>
        <translation>Nach {minutes} ohne Eingabe wird die Abwesenheit verworfen, außer Sie sagen, was es war, und behalten sie, markiert als „ohne Eingabe“.</translation>
    </message>
    <message>
        <source>Time without input counts too; stop the clock when you leave.</source>
        <translation>Auch Zeit ohne Eingabe zählt; stoppen Sie die Uhr, wenn Sie gehen.</translation>
    </message>
    <message>
        <source>You, those at {employer} who review this contract, and whoever runs the server.</source>
        <translation>Sie, alle bei {employer}, die diesen Vertrag prüfen, und wer den Server betreibt.</translation>
    </message>
    <message numerus="yes">
        <source>{count} days, then erased on the server. Your own copies stay on this computer.</source>
        <extracomment>For one: {count} day, then erased on the server. Your own copies stay on this computer.</extracomment>
        <translation>
            <numerusform>{count} Tag, dann auf dem Server gelöscht. Ihre eigenen Kopien bleiben auf diesem Computer.</numerusform>
            <numerusform>{count} Tage, dann auf dem Server gelöscht. Ihre eigenen Kopien bleiben auf diesem Computer.</numerusform>
        </translation>
    </message>
    <message>
        <source>For good: the record of times is never cut.</source>
        <translation>Für immer: Das Verzeichnis der Zeiten wird nie gekürzt.</translation>
    </message>
    <message>
        <source>which keys you press, and what you copy</source>
        <translation>welche Tasten Sie drücken und was Sie kopieren</translation>
    </message>
    <message>
        <source>sound and video</source>
        <translation>Ton und Video</translation>
    </message>
    <message>
        <source>the files on your disk, and the history of your browser</source>
        <translation>die Dateien auf Ihrer Festplatte und der Verlauf Ihres Browsers</translation>
    </message>
    <message>
        <source>anything while you are clocked out</source>
        <translation>irgendetwas, solange Sie ausgestempelt sind</translation>
    </message>
    <message>
        <source>anything started from afar: nobody but the clock can trigger a capture</source>
        <translation>etwas, das aus der Ferne ausgelöst wird: Nur die Uhr kann eine Aufnahme auslösen</translation>
    </message>
    <message>
        <source>photos from the webcam</source>
        <translation>Fotos von der Webcam</translation>
    </message>
    <message>
        <source>whether your input came from your hands or from a program</source>
        <translation>ob Ihre Eingaben von Ihren Händen oder von einem Programm kamen</translation>
    </message>
    <message>
        <source>pictures of your screen</source>
        <translation>Bilder Ihres Bildschirms</translation>
    </message>
    <message>
        <source>which app is in front</source>
        <translation>welche App im Vordergrund ist</translation>
    </message>
    <message>
        <source>I &amp;agree</source>
        <translation>Ich stimme &amp;zu</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>&amp;Ablehnen</translation>
    </message>
    <message>
        <source>You agreed to this version on this device.</source>
        <translation>Sie haben dieser Fassung auf diesem Gerät zugestimmt.</translation>
    </message>
    <message>
        <source>If you decline, nothing is captured and the clock does not start on this contract.</source>
        <translation>Wenn Sie ablehnen, wird nichts aufgezeichnet, und die Uhr startet für diesen Vertrag nicht.</translation>
    </message>
    <message>
        <source>Hourproof cannot start</source>
        <translation>Hourproof kann nicht starten</translation>
    </message>
    <message>
        <source>Something went wrong in Hourproof itself</source>
        <translation>In Hourproof selbst ist etwas schiefgegangen</translation>
    </message>
    <message>
        <source>This is our mistake. What was tracked is kept. Copy the diagnostics for support.</source>
        <translation>Das ist unser Fehler. Was erfasst wurde, ist erhalten. Kopieren Sie die Diagnosedaten für den Support.</translation>
    </message>
    <message>
        <source>&amp;Save the evidence…</source>
        <translation>N&amp;achweise speichern…</translation>
    </message>
    <message>
        <source>&amp;Enrol this device anew…</source>
        <translation>Dieses Gerät neu &amp;registrieren…</translation>
    </message>
    <message>
        <source>Enrol this device anew?</source>
        <translation>Dieses Gerät neu registrieren?</translation>
    </message>
    <message>
        <source>You need a new code from your employer, or a sign-in. Everything that this device has now, also what is not uploaded yet, is moved unchanged into a folder beside its data and is not sent any more. Save the evidence first. Hourproof then starts over with its first page.</source>
        <translation>Sie brauchen einen neuen Code von Ihrem Auftraggeber oder eine Anmeldung. Alles, was dieses Gerät jetzt hat, auch was noch nicht hochgeladen ist, kommt unverändert in einen Ordner neben seinen Daten und wird nicht mehr gesendet. Speichern Sie zuerst die Nachweise. Hourproof beginnt dann wieder mit seiner ersten Seite.</translation>
    </message>
    <message>
        <source>&amp;Set aside and enrol anew</source>
        <translation>&amp;Beiseitelegen und neu registrieren</translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation>So &amp;lassen</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>Schritt {step} von {steps}</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Weiter</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>S&amp;päter</translation>
    </message>
    <message>
        <source>Sign in with the account your employer invited you with. It happens in your browser: no password is typed here. This computer makes its own key. Nothing is captured before you agree to it.</source>
        <translation>Melden Sie sich mit dem Konto an, mit dem Ihr Auftraggeber Sie eingeladen hat. Das geschieht in Ihrem Browser: Hier wird kein Passwort eingegeben. Dieser Computer erzeugt seinen eigenen Schlüssel. Nichts wird aufgezeichnet, bevor Sie zustimmen.</translation>
    </message>
    <message>
        <source>&amp;Sign in through the browser</source>
        <translation>Im &amp;Browser anmelden</translation>
    </message>
    <message>
        <source>Use a one-time &amp;code instead</source>
        <translation>Stattdessen &amp;Einmalcode nutzen</translation>
    </message>
    <message>
        <source>Sign in through the &amp;browser instead</source>
        <translation>Stattdessen im &amp;Browser anmelden</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Der Server wird gefragt…</translation>
    </message>
    <message>
        <source>Confirm in your browser</source>
        <translation>Im Browser bestätigen</translation>
    </message>
    <message>
        <source>Your browser opens a page of {server}. Sign in there and confirm that it shows this code:</source>
        <translation>Ihr Browser öffnet eine Seite von {server}. Melden Sie sich dort an und bestätigen Sie, dass sie diesen Code zeigt:</translation>
    </message>
    <message>
        <source>No page? Open {url} on any device and type the code.</source>
        <translation>Keine Seite? Öffnen Sie {url} auf einem beliebigen Gerät und geben Sie den Code ein.</translation>
    </message>
    <message>
        <source>Waiting for you. The code is good until {time}.</source>
        <translation>Wartet auf Sie. Der Code gilt bis {time}.</translation>
    </message>
    <message>
        <source>The server cannot be reached just now. Hourproof goes on asking until {time}.</source>
        <translation>Der Server ist gerade nicht erreichbar. Hourproof fragt bis {time} weiter.</translation>
    </message>
    <message>
        <source>Code to confirm</source>
        <translation>Code zum Bestätigen</translation>
    </message>
    <message>
        <source>&amp;Open the browser again</source>
        <translation>Browser erneut ö&amp;ffnen</translation>
    </message>
    <message>
        <source>The browser could not be opened. Open the address by hand.</source>
        <translation>Der Browser ließ sich nicht öffnen. Öffnen Sie die Adresse von Hand.</translation>
    </message>
    <message>
        <source>&amp;Get a new code</source>
        <translation>&amp;Neuen Code holen</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>&amp;Have another device of mine vouch for this one</source>
        <translation>Ein anderes &amp;Gerät von mir soll für dieses bürgen</translation>
    </message>
    <message>
        <source>Then nobody can add a device as you with the code alone.</source>
        <translation>Dann kann niemand allein mit dem Code ein Gerät in Ihrem Namen hinzufügen.</translation>
    </message>
    <message>
        <source>Vouch for it on your other device</source>
        <translation>Bürgen Sie auf Ihrem anderen Gerät dafür</translation>
    </message>
    <message>
        <source>Open Settings, Devices on a device of yours that is enrolled, and type this check code there. It then says that you vouched for {name}.</source>
        <translation>Öffnen Sie auf einem Ihrer registrierten Geräte Einstellungen, Geräte und geben Sie dort diesen Prüfcode ein. Dort steht dann, dass Sie für {name} gebürgt haben.</translation>
    </message>
    <message>
        <source>Check code</source>
        <translation>Prüfcode</translation>
    </message>
    <message>
        <source>Waiting for your other device. The one-time code is not used up until then.</source>
        <translation>Es wird auf Ihr anderes Gerät gewartet. Der Einmalcode ist bis dahin nicht verbraucht.</translation>
    </message>
    <message>
        <source>The server cannot be reached just now. Hourproof goes on asking.</source>
        <translation>Der Server ist gerade nicht erreichbar. Hourproof fragt weiter.</translation>
    </message>
    <message>
        <source>What is captured</source>
        <translation>Was aufgezeichnet wird</translation>
    </message>
    <message>
        <source>Each contract says what is captured while its clock runs, who sees it and how long it is kept. Read it and decide. Declining loses nothing: nothing is captured, and you can read it again at any time.</source>
        <translation>Jeder Vertrag sagt, was aufgezeichnet wird, solange seine Uhr läuft, wer es sieht und wie lange es bleibt. Lesen Sie es und entscheiden Sie. Mit dem Ablehnen geht nichts verloren: Nichts wird aufgezeichnet, und Sie können es jederzeit wieder lesen.</translation>
    </message>
    <message>
        <source>&amp;Read and decide…</source>
        <translation>&amp;Lesen und entscheiden…</translation>
    </message>
    <message>
        <source>You have not agreed. Nothing is captured on this contract, and its clock does not start. Read it again or choose another contract, or go on later.</source>
        <translation>Sie haben nicht zugestimmt. Für diesen Vertrag wird nichts aufgezeichnet, und seine Uhr startet nicht. Lesen Sie es noch einmal, wählen Sie einen anderen Vertrag oder machen Sie später weiter.</translation>
    </message>
    <message>
        <source>Does it work here?</source>
        <translation>Funktioniert es hier?</translation>
    </message>
    <message>
        <source>Each thing your contract asks for is really tried now. What it gives is thrown away at once.</source>
        <translation>Alles, was Ihr Vertrag verlangt, wird jetzt wirklich probiert. Was dabei entsteht, wird sofort verworfen.</translation>
    </message>
    <message>
        <source>Being tried…</source>
        <translation>Wird probiert…</translation>
    </message>
    <message>
        <source>Works.</source>
        <translation>Funktioniert.</translation>
    </message>
    <message>
        <source>{title}. {hint}</source>
        <translation>{title}. {hint}</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>Alles funktioniert.</translation>
    </message>
    <message>
        <source>You can go on: what does not work is left out, and the diary says why.</source>
        <translation>Sie können weitermachen: Was nicht funktioniert, wird ausgelassen, und das Tagebuch sagt, warum.</translation>
    </message>
    <message>
        <source>{sense}: {found}</source>
        <translation>{sense}: {found}</translation>
    </message>
    <message>
        <source>Picture of the screen</source>
        <translation>Bild des Bildschirms</translation>
    </message>
    <message>
        <source>Counting keys and clicks</source>
        <translation>Zählen von Tasten und Klicks</translation>
    </message>
    <message>
        <source>Time away</source>
        <translation>Abwesenheit</translation>
    </message>
    <message>
        <source>App in front</source>
        <translation>App im Vordergrund</translation>
    </message>
    <message>
        <source>Lock, sleep and log-out</source>
        <translation>Sperre, Ruhezustand, Abmeldung</translation>
    </message>
    <message>
        <source>Webcam</source>
        <translation>Webcam</translation>
    </message>
    <message>
        <source>There is no camera. Plug one in; until then the diary says that no photo was taken.</source>
        <translation>Es gibt keine Kamera. Schließen Sie eine an; bis dahin sagt das Tagebuch, dass kein Foto aufgenommen wurde.</translation>
    </message>
    <message>
        <source>Another program has the camera. Close it, then try again.</source>
        <translation>Ein anderes Programm benutzt die Kamera. Schließen Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The camera does not answer. Unplug it and plug it in again, then try again.</source>
        <translation>Die Kamera antwortet nicht. Ziehen Sie ihren Stecker, stecken Sie ihn wieder ein und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>The system does not let Hourproof use the camera. Allow it, then try again.</source>
        <translation>Das System lässt Hourproof die Kamera nicht benutzen. Erlauben Sie es und versuchen Sie es erneut.</translation>
    </message>
    <message>
        <source>Hourproof has no way to a camera on this system.</source>
        <translation>Hourproof hat auf diesem System keinen Weg zu einer Kamera.</translation>
    </message>
    <message>
        <source>A test capture</source>
        <translation>Eine Testaufnahme</translation>
    </message>
    <message>
        <source>See what a capture looks like, as your employer would see it. It is taken now, shown here, and thrown away: it is not stored, and it is not sent.</source>
        <translation>Sehen Sie, wie eine Aufnahme aussieht, so wie Ihr Auftraggeber sie sähe. Sie wird jetzt gemacht, hier gezeigt und verworfen: Sie wird nicht gespeichert und nicht gesendet.</translation>
    </message>
    <message>
        <source>&amp;Take a test capture</source>
        <translation>&amp;Testaufnahme machen</translation>
    </message>
    <message>
        <source>Taking it…</source>
        <translation>Wird aufgenommen…</translation>
    </message>
    <message>
        <source>This is all that a capture shows. Only you see this one: it is thrown away when you go on.</source>
        <translation>Mehr zeigt eine Aufnahme nicht. Diese sehen nur Sie: Sie wird verworfen, wenn Sie weitermachen.</translation>
    </message>
    <message>
        <source>Thrown away. Nothing of it was stored or sent.</source>
        <translation>Verworfen. Nichts davon wurde gespeichert oder gesendet.</translation>
    </message>
    <message>
        <source>T&amp;hrow it away and continue</source>
        <translation>&amp;Verwerfen und weiter</translation>
    </message>
    <message>
        <source>Test capture, screen {index} of {count}</source>
        <translation>Testaufnahme, Bildschirm {index} von {count}</translation>
    </message>
    <message>
        <source>This contract takes no pictures, so there is nothing to try.</source>
        <translation>Dieser Vertrag verlangt keine Bilder, also gibt es nichts zu probieren.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Bereit</translation>
    </message>
    <message>
        <source>Write what you work on and press Start. Nothing is captured before that, nor after Stop. Every capture is shown to you first, and you can delete it.</source>
        <translation>Schreiben Sie, woran Sie arbeiten, und drücken Sie Start. Vorher wird nichts aufgezeichnet, nach Stopp auch nicht. Jede Aufnahme sehen Sie zuerst, und Sie können sie löschen.</translation>
    </message>
    <message>
        <source>Hourproof stays in the tray: its shape says whether the clock runs.</source>
        <translation>Hourproof bleibt im Infobereich: Die Form seines Symbols sagt, ob die Uhr läuft.</translation>
    </message>
    <message>
        <source>This desktop has no tray: Hourproof stays in the task bar when you close the window.</source>
        <translation>Dieser Desktop hat keinen Infobereich: Hourproof bleibt in der Taskleiste, wenn Sie das Fenster schließen.</translation>
    </message>
    <message>
        <source>Go to the &amp;clock</source>
        <translation>Zur &amp;Uhr</translation>
    </message>
    <message>
        <source>Hourproof needs you</source>
        <translation>Hourproof braucht Sie</translation>
    </message>
    <message>
        <source>Your tracked time</source>
        <translation>Ihre erfasste Zeit</translation>
    </message>
    <message>
        <source>Weekly limit</source>
        <translation>Wochenlimit</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Erinnerung</translation>
    </message>
    <message>
        <source>Your devices</source>
        <translation>Ihre Geräte</translation>
    </message>
    <message>
        <source>A new device was added to your account. If that was not you, see what to do in the settings.</source>
        <translation>Ihrem Konto wurde ein neues Gerät hinzugefügt. Wenn Sie das nicht waren, sehen Sie in den Einstellungen, was zu tun ist.</translation>
    </message>
    <message>
        <source>See devices</source>
        <translation>Geräte ansehen</translation>
    </message>
    <message>
        <source>You were away for {minutes}</source>
        <translation>Sie waren {minutes} nicht da</translation>
    </message>
    <message>
        <source>Say what it was if you were working. Without an answer it is dropped at {time}.</source>
        <translation>Sagen Sie, was es war, wenn Sie gearbeitet haben. Ohne Antwort wird die Zeit um {time} verworfen.</translation>
    </message>
    <message>
        <source>{title}. Hourproof’s window says what to do.</source>
        <translation>{title}. Was zu tun ist, steht im Fenster von Hourproof.</translation>
    </message>
    <message>
        <source>Open Hourproof</source>
        <translation>Hourproof öffnen</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Start</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Stopp</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>Verwerfen</translation>
    </message>
    <message>
        <source>Hourproof is in the task bar: this desktop has no tray. Quit it by its menu.</source>
        <translation>Hourproof ist in der Taskleiste: Dieser Desktop hat keinen Infobereich. Beenden Sie es über sein Menü.</translation>
    </message>
    <message>
        <source>Start or stop the clock</source>
        <translation>Die Uhr starten oder stoppen</translation>
    </message>
    <message>
        <source>Keys to start and stop</source>
        <translation>Tasten zum Starten und Stoppen</translation>
    </message>
    <message>
        <source>Another program has {keys}. Choose others in the settings; until then they do nothing here.</source>
        <translation>Ein anderes Programm belegt {keys}. Wählen Sie in den Einstellungen andere; bis dahin bewirken sie hier nichts.</translation>
    </message>
    <message>
        <source>This keyboard has no {keys}. Choose others in the settings.</source>
        <translation>Diese Tastatur hat {keys} nicht. Wählen Sie in den Einstellungen andere.</translation>
    </message>
    <message>
        <source>The desktop gives Hourproof no keys, or took them back. Choose some in the settings to ask again.</source>
        <translation>Der Desktop gibt Hourproof keine Tasten oder hat sie zurückgenommen. Wählen Sie in den Einstellungen welche, um erneut zu fragen.</translation>
    </message>
    <message>
        <source>This desktop gives programs no keys of their own. Use the tray or the window.</source>
        <translation>Dieser Desktop gibt Programmen keine eigenen Tasten. Nutzen Sie den Infobereich oder das Fenster.</translation>
    </message>
    <message>
        <source>Started. The clock runs.</source>
        <translation>Gestartet. Die Uhr läuft.</translation>
    </message>
    <message>
        <source>Stopped. You are clocked out.</source>
        <translation>Gestoppt. Sie sind ausgestempelt.</translation>
    </message>
    <message>
        <source>Nothing is lost: everything is kept here and goes up later.</source>
        <translation>Nichts ist verloren: Alles ist hier aufbewahrt und wird später hochgeladen.</translation>
    </message>
    <message>
        <source>Nothing was changed: try again with the same code.</source>
        <translation>Nichts wurde geändert: Versuchen Sie es mit demselben Code erneut.</translation>
    </message>
    <message>
        <source>Nothing was changed: try again.</source>
        <translation>Nichts wurde geändert: Versuchen Sie es noch einmal.</translation>
    </message>
    <message>
        <source>This device is enrolled already</source>
        <translation>Dieses Gerät ist schon registriert</translation>
    </message>
    <message>
        <source>It stays with the server it knows; nothing was changed.</source>
        <translation>Es bleibt bei dem Server, den es kennt; nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This device is not enrolled yet</source>
        <translation>Dieses Gerät ist noch nicht registriert</translation>
    </message>
    <message>
        <source>Enter the address of your server and the one-time code from your employer.</source>
        <translation>Geben Sie die Adresse Ihres Servers und den Einmalcode Ihres Auftraggebers ein.</translation>
    </message>
    <message>
        <source>No contract is chosen</source>
        <translation>Kein Vertrag ist gewählt</translation>
    </message>
    <message>
        <source>Choose a contract, then start the clock.</source>
        <translation>Wählen Sie einen Vertrag und starten Sie dann die Uhr.</translation>
    </message>
    <message>
        <source>That contract is not yours any more</source>
        <translation>Dieser Vertrag ist nicht mehr Ihrer</translation>
    </message>
    <message>
        <source>Choose another one. Time tracked on it so far is kept.</source>
        <translation>Wählen Sie einen anderen. Die bisher dafür erfasste Zeit ist erhalten.</translation>
    </message>
    <message>
        <source>You have not agreed to this contract’s captures yet</source>
        <translation>Sie haben den Aufnahmen dieses Vertrags noch nicht zugestimmt</translation>
    </message>
    <message>
        <source>Read what is captured, then agree or decline. Until then nothing is captured.</source>
        <translation>Lesen Sie, was aufgezeichnet wird, und stimmen Sie zu oder lehnen Sie ab. Bis dahin wird nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>Your consent could not be signed yet</source>
        <translation>Ihre Zustimmung konnte noch nicht signiert werden</translation>
    </message>
    <message>
        <source>It is kept and is tried again by itself. Until it is signed nothing is captured. Problems says what is in the way.</source>
        <translation>Sie ist aufbewahrt und wird von selbst erneut versucht. Bis sie signiert ist, wird nichts aufgezeichnet. Unter Probleme steht, was im Weg ist.</translation>
    </message>
    <message>
        <source>What this contract captures has changed</source>
        <translation>Was dieser Vertrag aufzeichnet, hat sich geändert</translation>
    </message>
    <message>
        <source>Read the new version before you agree. Until then nothing is captured.</source>
        <translation>Lesen Sie die neue Fassung, bevor Sie zustimmen. Bis dahin wird nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>The memo is too long</source>
        <translation>Die Notiz ist zu lang</translation>
    </message>
    <message>
        <source>Shorten it to {limit} characters. The old memo still holds.</source>
        <translation>Kürzen Sie sie auf {limit} Zeichen. Die alte Notiz gilt weiter.</translation>
    </message>
    <message>
        <source>This contract needs a memo</source>
        <translation>Dieser Vertrag braucht eine Notiz</translation>
    </message>
    <message>
        <source>Write what you are working on, then start again.</source>
        <translation>Schreiben Sie, woran Sie arbeiten, und starten Sie dann erneut.</translation>
    </message>
    <message>
        <source>That segment is gone</source>
        <translation>Dieses Segment ist nicht mehr da</translation>
    </message>
    <message>
        <source>It was deleted or uploaded already. Nothing was changed.</source>
        <translation>Es wurde schon gelöscht oder hochgeladen. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>That segment is signed already</source>
        <translation>Dieses Segment ist schon signiert</translation>
    </message>
    <message>
        <source>It can no longer be dropped without a trace. Take it back in your diary, with Redact or Delete.</source>
        <translation>Es lässt sich nicht mehr spurlos verwerfen. Nehmen Sie es in Ihrem Tagebuch zurück, mit „Schwärzen“ oder „Löschen“.</translation>
    </message>
    <message>
        <source>That was taken back before</source>
        <translation>Das wurde schon zurückgenommen</translation>
    </message>
    <message>
        <source>Nothing was changed; what was removed stays removed.</source>
        <translation>Nichts wurde geändert; was entfernt ist, bleibt entfernt.</translation>
    </message>
    <message>
        <source>The segment has nothing of that kind</source>
        <translation>Das Segment hat nichts dieser Art</translation>
    </message>
    <message>
        <source>Look at it again. Nothing was changed.</source>
        <translation>Sehen Sie es noch einmal an. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The full picture is not on this machine any more</source>
        <translation>Das volle Bild ist nicht mehr auf diesem Computer</translation>
    </message>
    <message>
        <source>Save it from its page in your diary first, or remove the picture as a whole.</source>
        <translation>Speichern Sie es zuerst von seiner Seite in Ihrem Tagebuch, oder entfernen Sie das Bild als Ganzes.</translation>
    </message>
    <message>
        <source>That part does not lie within the picture</source>
        <translation>Dieser Teil liegt nicht im Bild</translation>
    </message>
    <message>
        <source>Measure in pixels of the full picture. Nothing was changed.</source>
        <translation>Messen Sie in Pixeln des vollen Bildes. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>That is no name of an app</source>
        <translation>Das ist kein Name einer App</translation>
    </message>
    <message>
        <source>Give a name of at most {limit} characters; {most} apps can be excluded. Nothing was changed.</source>
        <translation>Geben Sie einen Namen von höchstens {limit} Zeichen an; {most} Apps können ausgeschlossen werden. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>{app} is not excluded</source>
        <translation>{app} ist nicht ausgeschlossen</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Pictures cannot be blurred by that much</source>
        <translation>So stark lassen sich Bilder nicht weichzeichnen</translation>
    </message>
    <message>
        <source>Give a number of pixels from 0 to {limit}. Nothing was changed.</source>
        <translation>Geben Sie eine Zahl von Pixeln von 0 bis {limit} an. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Some time of that week is not signed yet</source>
        <translation>Ein Teil der Zeit dieser Woche ist noch nicht signiert</translation>
    </message>
    <message>
        <source>Stop the clock and wait for reviews to end, then close the week again.</source>
        <translation>Stoppen Sie die Uhr, warten Sie das Ende der Vorschau ab und schließen Sie die Woche dann erneut ab.</translation>
    </message>
    <message>
        <source>Not everything is uploaded yet</source>
        <translation>Noch ist nicht alles hochgeladen</translation>
    </message>
    <message>
        <source>With several devices a week is closed after all of this one’s time is there. Upload, then try again.</source>
        <translation>Mit mehreren Geräten wird eine Woche abgeschlossen, wenn alle Zeit dieses Geräts auf dem Server ist. Laden Sie hoch und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>Nothing was ever tracked on this contract</source>
        <translation>Für diesen Vertrag wurde nie etwas erfasst</translation>
    </message>
    <message>
        <source>There is nothing to close.</source>
        <translation>Es gibt nichts abzuschließen.</translation>
    </message>
    <message>
        <source>The server counts less than this device</source>
        <translation>Der Server zählt weniger als dieses Gerät</translation>
    </message>
    <message>
        <source>The week was not closed. Show your employer what this device says and what the diary says.</source>
        <translation>Die Woche wurde nicht abgeschlossen. Zeigen Sie Ihrem Auftraggeber, was dieses Gerät sagt und was das Tagebuch sagt.</translation>
    </message>
    <message>
        <source>There is no idle time to decide about</source>
        <translation>Es gibt keine Zeit ohne Eingabe zu entscheiden</translation>
    </message>
    <message>
        <source>You are asked for ten minutes after you are back; then it is dropped.</source>
        <translation>Nach Ihrer Rückkehr werden Sie zehn Minuten lang gefragt; dann wird sie verworfen.</translation>
    </message>
    <message>
        <source>This contract does not let idle time be kept</source>
        <translation>Dieser Vertrag lässt Zeit ohne Eingabe nicht behalten</translation>
    </message>
    <message>
        <source>It was dropped. Ask your employer.</source>
        <translation>Sie wurde verworfen. Fragen Sie Ihren Auftraggeber.</translation>
    </message>
    <message>
        <source>The clock is not running</source>
        <translation>Die Uhr läuft nicht</translation>
    </message>
    <message>
        <source>There is nothing to pause. Start it first.</source>
        <translation>Es gibt nichts anzuhalten. Starten Sie sie zuerst.</translation>
    </message>
    <message>
        <source>This contract does not allow time without evidence</source>
        <translation>Dieser Vertrag erlaubt keine Zeit ohne Nachweis</translation>
    </message>
    <message>
        <source>Nothing was claimed. Ask your employer.</source>
        <translation>Nichts wurde nachgetragen. Fragen Sie Ihren Auftraggeber.</translation>
    </message>
    <message>
        <source>That time is not over yet</source>
        <translation>Diese Zeit ist noch nicht vorbei</translation>
    </message>
    <message>
        <source>Nothing was claimed. Claim it when it has passed.</source>
        <translation>Nichts wurde nachgetragen. Tragen Sie sie nach, wenn sie vorbei ist.</translation>
    </message>
    <message>
        <source>More than 24 hours cannot be claimed at once</source>
        <translation>Mehr als 24 Stunden lassen sich nicht auf einmal nachtragen</translation>
    </message>
    <message>
        <source>Nothing was claimed. Claim each stretch of work by itself.</source>
        <translation>Nichts wurde nachgetragen. Tragen Sie jeden Arbeitsabschnitt einzeln nach.</translation>
    </message>
    <message>
        <source>That week can no longer be changed</source>
        <translation>Diese Woche lässt sich nicht mehr ändern</translation>
    </message>
    <message>
        <source>It was open until Monday, 12:00 UTC, after it. Nothing was claimed.</source>
        <translation>Sie war bis zum Montag danach offen, 12:00 UTC. Nichts wurde nachgetragen.</translation>
    </message>
    <message>
        <source>Some of that time is tracked already</source>
        <translation>Ein Teil dieser Zeit ist schon erfasst</translation>
    </message>
    <message>
        <source>Nothing was claimed. Claim what lies before or after it.</source>
        <translation>Nichts wurde nachgetragen. Tragen Sie nach, was davor oder danach liegt.</translation>
    </message>
    <message>
        <source>Some of that time is claimed already</source>
        <translation>Ein Teil dieser Zeit ist schon nachgetragen</translation>
    </message>
    <message>
        <source>That claim was not made on this device</source>
        <translation>Dies wurde nicht auf diesem Gerät nachgetragen</translation>
    </message>
    <message>
        <source>No new device of yours waits with that code</source>
        <translation>Kein neues Gerät von Ihnen wartet mit diesem Code</translation>
    </message>
    <message>
        <source>Compare it with what the new device shows. Nothing was changed.</source>
        <translation>Vergleichen Sie ihn mit dem, was das neue Gerät zeigt. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>This is no device of yours that could be ended</source>
        <translation>Das ist keines Ihrer Geräte, das beendet werden könnte</translation>
    </message>
    <message>
        <source>It was ended already, or it is this one. Nothing was changed.</source>
        <translation>Es war schon beendet, oder es ist dieses. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>No device has vouched for this one</source>
        <translation>Kein Gerät hat sich für dieses verbürgt</translation>
    </message>
    <message>
        <source>Begin again. The one-time code still works.</source>
        <translation>Beginnen Sie von vorn. Der Einmalcode gilt noch.</translation>
    </message>
    <message>
        <source>The sign-in was declined</source>
        <translation>Die Anmeldung wurde abgelehnt</translation>
    </message>
    <message>
        <source>Somebody chose Decline in the browser. Nothing was set up. Begin again if that was a mistake.</source>
        <translation>Jemand hat im Browser „Ablehnen“ gewählt. Nichts wurde eingerichtet. Beginnen Sie von vorn, wenn das ein Versehen war.</translation>
    </message>
    <message>
        <source>No sign-in is waiting</source>
        <translation>Keine Anmeldung wartet</translation>
    </message>
    <message>
        <source>Begin again. Nothing was changed.</source>
        <translation>Beginnen Sie von vorn. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>No damaged store was set aside</source>
        <translation>Kein beschädigter Speicher wurde beiseitegelegt</translation>
    </message>
    <message>
        <source>There is nothing to salvage.</source>
        <translation>Es gibt nichts zu retten.</translation>
    </message>
    <message>
        <source>Nothing of that contract can be exported yet</source>
        <translation>Von diesem Vertrag lässt sich noch nichts exportieren</translation>
    </message>
    <message>
        <source>A bundle is made of what has a receipt. Wait until the uploads are delivered.</source>
        <translation>Ein Export besteht aus dem, was eine Quittung hat. Warten Sie, bis alles hochgeladen ist.</translation>
    </message>
    <message>
        <source>Hourproof is running already</source>
        <translation>Hourproof läuft schon</translation>
    </message>
    <message>
        <source>Look for its icon in the tray, or end it with: hourproof quit. Nothing was changed.</source>
        <translation>Suchen Sie sein Symbol im Infobereich, oder beenden Sie es mit: hourproof quit. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>Hourproof is not running</source>
        <translation>Hourproof läuft nicht</translation>
    </message>
    <message>
        <source>Start it, then try again.</source>
        <translation>Starten Sie es und versuchen Sie es dann erneut.</translation>
    </message>
    <message>
        <source>That could not be understood</source>
        <translation>Das war nicht zu verstehen</translation>
    </message>
    <message>
        <source>Check what you entered. Nothing was changed.</source>
        <translation>Prüfen Sie Ihre Eingabe. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>That cannot be set</source>
        <translation>Das lässt sich nicht einstellen</translation>
    </message>
    <message>
        <source>Nothing was changed. Try another value.</source>
        <translation>Nichts wurde geändert. Versuchen Sie einen anderen Wert.</translation>
    </message>
    <message>
        <source>This could not be changed</source>
        <translation>Das ließ sich nicht ändern</translation>
    </message>
    <message>
        <source>The system says: {reason}. Add or remove Hourproof in the settings of your desktop.</source>
        <translation>Das System sagt: {reason}. Fügen Sie Hourproof in den Einstellungen Ihres Desktops hinzu, oder entfernen Sie es dort.</translation>
    </message>
    <message>
        <source>This is not a server address</source>
        <translation>Das ist keine Serveradresse</translation>
    </message>
    <message>
        <source>It looks like https://time.example.com. {kept}</source>
        <translation>Sie sieht so aus: https://time.example.com. {kept}</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>Der Server ist nicht erreichbar</translation>
    </message>
    <message>
        <source>Check the network and the address {url}. {kept}</source>
        <translation>Prüfen Sie das Netz und die Adresse {url}. {kept}</translation>
    </message>
    <message>
        <source>Another program answers at this address</source>
        <translation>Unter dieser Adresse antwortet ein anderes Programm</translation>
    </message>
    <message>
        <source>It is not an Hourproof server, or a sign-in page of this network is in between. Check the address {url} with your employer. {kept}</source>
        <translation>Das ist kein Hourproof-Server, oder eine Anmeldeseite dieses Netzes ist dazwischen. Prüfen Sie die Adresse {url} mit Ihrem Auftraggeber. {kept}</translation>
    </message>
    <message>
        <source>The server is older than this app</source>
        <translation>Der Server ist älter als diese App</translation>
    </message>
    <message>
        <source>Ask its operator to update it. {kept}</source>
        <translation>Bitten Sie seinen Betreiber, ihn zu aktualisieren. {kept}</translation>
    </message>
    <message>
        <source>This app is too old for the server</source>
        <translation>Diese App ist zu alt für den Server</translation>
    </message>
    <message>
        <source>Update the app. {kept}</source>
        <translation>Aktualisieren Sie die App. {kept}</translation>
    </message>
    <message>
        <source>The server refused a segment</source>
        <translation>Der Server hat ein Segment abgelehnt</translation>
    </message>
    <message>
        <source>It and those after it are kept here. Copy the diagnostics and send them to support.</source>
        <translation>Es und alle danach sind hier aufbewahrt. Kopieren Sie die Diagnosedaten und senden Sie sie an den Support.</translation>
    </message>
    <message>
        <source>The server has trouble of its own</source>
        <translation>Der Server hat selbst Schwierigkeiten</translation>
    </message>
    <message>
        <source>It is tried again by itself. {kept}</source>
        <translation>Es wird von selbst erneut versucht. {kept}</translation>
    </message>
    <message>
        <source>The server does not know this code</source>
        <translation>Der Server kennt diesen Code nicht</translation>
    </message>
    <message>
        <source>Check each letter, or ask your employer for a new code.</source>
        <translation>Prüfen Sie jeden Buchstaben, oder bitten Sie Ihren Auftraggeber um einen neuen Code.</translation>
    </message>
    <message>
        <source>This code has expired</source>
        <translation>Dieser Code ist abgelaufen</translation>
    </message>
    <message>
        <source>Ask your employer for a new one and enter it here.</source>
        <translation>Bitten Sie Ihren Auftraggeber um einen neuen und geben Sie ihn hier ein.</translation>
    </message>
    <message>
        <source>This device may not upload any more</source>
        <translation>Dieses Gerät darf nicht mehr hochladen</translation>
    </message>
    <message>
        <source>It was ended by you on another device or by your employer, or the server had to begin a new log. What is not uploaded yet is kept here. Ask your employer; with a new code this device can be enrolled anew.</source>
        <translation>Es wurde von Ihnen auf einem anderen Gerät oder von Ihrem Auftraggeber beendet, oder der Server musste ein neues Protokoll beginnen. Was noch nicht hochgeladen ist, ist hier aufbewahrt. Fragen Sie Ihren Auftraggeber; mit einem neuen Code lässt sich dieses Gerät neu registrieren.</translation>
    </message>
    <message>
        <source>A receipt of the server does not check out</source>
        <translation>Eine Quittung des Servers stimmt nicht</translation>
    </message>
    <message>
        <source>The server’s log is not the one that this device knows: it was put back from an old copy, or somebody changed it. Uploading has stopped and everything is kept as evidence. Save the evidence, then show your employer the diagnostics.</source>
        <translation>Das Protokoll des Servers ist nicht das, das dieses Gerät kennt: Es wurde aus einer alten Kopie zurückgeholt, oder jemand hat es verändert. Das Hochladen ist angehalten, und alles ist als Nachweis aufbewahrt. Speichern Sie die Nachweise und zeigen Sie dann Ihrem Auftraggeber die Diagnosedaten.</translation>
    </message>
    <message>
        <source>The server holds another version of a segment</source>
        <translation>Der Server hat eine andere Fassung eines Segments</translation>
    </message>
    <message>
        <source>Uploading has stopped and everything is kept. This happens when the data folder is copied or restored from a backup.</source>
        <translation>Das Hochladen ist angehalten, und alles ist aufbewahrt. Das geschieht, wenn der Datenordner kopiert oder aus einer Sicherung wiederhergestellt wird.</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong</source>
        <translation>Die Uhr dieses Computers geht falsch</translation>
    </message>
    <message>
        <source>It differs from the server’s by {difference}. Set it right; your segments carry the server’s time meanwhile.</source>
        <translation>Sie weicht von der des Servers ab: {difference}. Stellen Sie sie richtig; bis dahin tragen Ihre Segmente die Zeit des Servers.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Die Festplatte ist voll</translation>
    </message>
    <message>
        <source>Free some space at {path}, then start the clock again. What was tracked before is kept.</source>
        <translation>Schaffen Sie Platz ({path}) und starten Sie die Uhr dann erneut. Was vorher erfasst wurde, ist erhalten.</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>Die Festplatte ist fast voll</translation>
    </message>
    <message>
        <source>Free some space soon, or tracking will have to pause.</source>
        <translation>Schaffen Sie bald Platz, sonst muss das Erfassen pausieren.</translation>
    </message>
    <message>
        <source>Much is waiting to be uploaded</source>
        <translation>Viel wartet auf das Hochladen</translation>
    </message>
    <message>
        <source>{used_mb} of {quota_mb} MB are used: {days_left} days are left at this rate. Go online, so that it can be delivered. After that no more pictures are taken; time and counts go on.</source>
        <translation>{used_mb} von {quota_mb} MB sind belegt. Tage, für die es bei diesem Tempo noch reicht: {days_left}. Gehen Sie online, damit hochgeladen werden kann. Danach werden keine Bilder mehr aufgenommen; Zeit und Zählwerte gehen weiter.</translation>
    </message>
    <message>
        <source>Uploads wait for a connection that is not metered</source>
        <translation>Das Hochladen wartet auf eine Verbindung ohne Volumengrenze</translation>
    </message>
    <message>
        <source>Upload now sends what waits all the same. Nothing is lost.</source>
        <translation>„Jetzt hochladen“ sendet trotzdem, was wartet. Nichts ist verloren.</translation>
    </message>
    <message>
        <source>The data folder cannot be written</source>
        <translation>In den Datenordner kann nicht geschrieben werden</translation>
    </message>
    <message>
        <source>Make {path} writable for you, or start with --home and another folder: {reason}.</source>
        <translation>Geben Sie sich Schreibrechte ({path}), oder starten Sie mit --home und einem anderen Ordner: {reason}.</translation>
    </message>
    <message>
        <source>Others on this computer can read files of Hourproof</source>
        <translation>Andere auf diesem Computer können Dateien von Hourproof lesen</translation>
    </message>
    <message>
        <source>Close the data folder to others; {path} is one of the files.</source>
        <translation>Sperren Sie den Datenordner für andere; eine der Dateien: {path}.</translation>
    </message>
    <message>
        <source>The kept list of contracts was damaged</source>
        <translation>Die aufbewahrte Liste der Verträge war beschädigt</translation>
    </message>
    <message>
        <source>It was set aside at {path} and is fetched anew. Nothing is lost.</source>
        <translation>Sie wurde beiseitegelegt ({path}) und wird neu geladen. Nichts ist verloren.</translation>
    </message>
    <message>
        <source>The settings file could not be read</source>
        <translation>Die Einstellungsdatei ließ sich nicht lesen</translation>
    </message>
    <message>
        <source>It was set aside at {path} and begun anew. Your tracked time is stored elsewhere and is safe.</source>
        <translation>Sie wurde beiseitegelegt ({path}) und neu begonnen. Ihre erfasste Zeit liegt anderswo und ist sicher.</translation>
    </message>
    <message>
        <source>The settings are from a newer version</source>
        <translation>Die Einstellungen stammen aus einer neueren Version</translation>
    </message>
    <message>
        <source>Update the app. Nothing was changed.</source>
        <translation>Aktualisieren Sie die App. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The journal of this computer is damaged</source>
        <translation>Das Journal dieses Computers ist beschädigt</translation>
    </message>
    <message>
        <source>It was set aside untouched at {path}, and a new one was begun. Copy the diagnostics and send them to support.</source>
        <translation>Es wurde unverändert beiseitegelegt ({path}), und ein neues wurde begonnen. Kopieren Sie die Diagnosedaten und senden Sie sie an den Support.</translation>
    </message>
    <message>
        <source>The store of segments is damaged</source>
        <translation>Der Speicher der Segmente ist beschädigt</translation>
    </message>
    <message>
        <source>The data is from a newer version</source>
        <translation>Die Daten stammen aus einer neueren Version</translation>
    </message>
    <message>
        <source>There is no keyring to keep this device’s key</source>
        <translation>Es gibt keinen Schlüsselbund für den Schlüssel dieses Geräts</translation>
    </message>
    <message>
        <source>Install or start one (GNOME Keyring or KWallet), then start again. What was tracked waits.</source>
        <translation>Installieren oder starten Sie einen (GNOME Keyring oder KWallet) und starten Sie dann erneut. Was erfasst wurde, wartet.</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>Der Schlüsselbund ist gesperrt</translation>
    </message>
    <message>
        <source>Unlock it when the system asks, then try again. What was tracked waits.</source>
        <translation>Entsperren Sie ihn, wenn das System fragt, und versuchen Sie es dann erneut. Was erfasst wurde, wartet.</translation>
    </message>
    <message>
        <source>The key of this device is gone</source>
        <translation>Der Schlüssel dieses Geräts ist weg</translation>
    </message>
    <message>
        <source>It is no longer in the keyring. Ask for a new code and enrol this device again; what is uploaded stays valid.</source>
        <translation>Er ist nicht mehr im Schlüsselbund. Bitten Sie um einen neuen Code und registrieren Sie dieses Gerät erneut; was hochgeladen ist, bleibt gültig.</translation>
    </message>
    <message>
        <source>There is no desktop to show the app on</source>
        <translation>Es gibt keinen Desktop, auf dem die App erscheinen kann</translation>
    </message>
    <message>
        <source>Log in to a graphical session, or use: hourproof run</source>
        <translation>Melden Sie sich an einer grafischen Sitzung an, oder nutzen Sie: hourproof run</translation>
    </message>
    <message>
        <source>The screen cannot be captured here</source>
        <translation>Der Bildschirm lässt sich hier nicht aufnehmen</translation>
    </message>
    <message>
        <source>Time is tracked without pictures, and the diary says why.</source>
        <translation>Die Zeit wird ohne Bilder erfasst, und das Tagebuch sagt, warum.</translation>
    </message>
    <message>
        <source>Input cannot be counted here</source>
        <translation>Eingaben lassen sich hier nicht zählen</translation>
    </message>
    <message>
        <source>Activity is shown as unknown in the diary, never as zero.</source>
        <translation>Die Aktivität steht im Tagebuch als unbekannt, nie als null.</translation>
    </message>
    <message>
        <source>This desktop does not tell how long you are away</source>
        <translation>Dieser Desktop meldet nicht, wie lange Sie nicht da sind</translation>
    </message>
    <message>
        <source>Stop the clock yourself when you leave.</source>
        <translation>Stoppen Sie die Uhr selbst, wenn Sie gehen.</translation>
    </message>
    <message>
        <source>This desktop does not tell which app is in front</source>
        <translation>Dieser Desktop meldet nicht, welche App im Vordergrund ist</translation>
    </message>
    <message>
        <source>The diary leaves it out.</source>
        <translation>Das Tagebuch lässt sie aus.</translation>
    </message>
    <message>
        <source>Lock, sleep and log-out cannot be heard here</source>
        <translation>Sperre, Ruhezustand und Abmeldung sind hier nicht zu bemerken</translation>
    </message>
    <message>
        <source>Tracking ends by idle time and by the clocks alone.</source>
        <translation>Das Erfassen endet allein durch Zeit ohne Eingabe und durch die Uhren.</translation>
    </message>
    <message>
        <source>A picture is missing from this computer</source>
        <translation>Ein Bild fehlt auf diesem Computer</translation>
    </message>
    <message>
        <source>Its file was removed before upload. The diary says so in its place.</source>
        <translation>Seine Datei wurde vor dem Hochladen entfernt. Das Tagebuch sagt es an seiner Stelle.</translation>
    </message>
    <message>
        <source>Until then time is tracked without pictures, and the diary says why.</source>
        <translation>Bis dahin wird die Zeit ohne Bilder erfasst, und das Tagebuch sagt, warum.</translation>
    </message>
    <message>
        <source>Until then activity is shown as unknown in the diary, never as zero.</source>
        <translation>Bis dahin steht die Aktivität im Tagebuch als unbekannt, nie als null.</translation>
    </message>
    <message>
        <source>Until then stop the clock yourself when you leave.</source>
        <translation>Stoppen Sie bis dahin die Uhr selbst, wenn Sie gehen.</translation>
    </message>
    <message>
        <source>Until then the diary leaves it out.</source>
        <translation>Bis dahin lässt das Tagebuch sie aus.</translation>
    </message>
    <message>
        <source>Until then tracking ends by idle time and by the clocks alone.</source>
        <translation>Bis dahin endet das Erfassen allein durch Zeit ohne Eingabe und durch die Uhren.</translation>
    </message>
    <message>
        <source>This is a Wayland session, in which apps cannot see each other: choose the session with X11 or Xorg at the sign-in screen.</source>
        <translation>Dies ist eine Wayland-Sitzung, in der Apps einander nicht sehen: Wählen Sie im Anmeldebildschirm die Sitzung mit X11 oder Xorg.</translation>
    </message>
    <message>
        <source>Allow it for Hourproof in the system’s privacy settings, then start the app again.</source>
        <translation>Erlauben Sie es Hourproof in den Datenschutzeinstellungen des Systems und starten Sie die App dann neu.</translation>
    </message>
    <message>
        <source>The X server lacks what is needed for it: use a usual one, such as Xorg.</source>
        <translation>Dem X-Server fehlt, was dafür nötig ist: Nehmen Sie einen üblichen, etwa Xorg.</translation>
    </message>
    <message>
        <source>A library of the system is missing: install the X libraries.</source>
        <translation>Eine Bibliothek des Systems fehlt: Installieren Sie die X-Bibliotheken.</translation>
    </message>
    <message>
        <source>Hourproof has no way to do it on this system yet.</source>
        <translation>Hourproof hat auf diesem System noch keinen Weg dafür.</translation>
    </message>
    <message>
        <source>No systemd-logind answers on the system’s message bus: start it, then start the app again.</source>
        <translation>Auf dem Nachrichtenbus des Systems antwortet kein systemd-logind: Starten Sie es und dann die App neu.</translation>
    </message>
    <message>
        <source>The system does not know which session this is: start the app from a desktop session.</source>
        <translation>Das System weiß nicht, welche Sitzung dies ist: Starten Sie die App aus einer Desktop-Sitzung.</translation>
    </message>
    <message>
        <source>The display is gone</source>
        <translation>Die Anzeige ist weg</translation>
    </message>
    <message>
        <source>Nothing can be captured or counted. When the desktop is back, everything goes on by itself.</source>
        <translation>Nichts kann aufgezeichnet oder gezählt werden. Wenn der Desktop wieder da ist, geht alles von selbst weiter.</translation>
    </message>
    <message>
        <source>Idle time can be kept only with a memo</source>
        <translation>Zeit ohne Eingabe lässt sich nur mit einer Notiz behalten</translation>
    </message>
    <message>
        <source>Say in a word what it was.</source>
        <translation>Sagen Sie kurz, was es war.</translation>
    </message>
    <message>
        <source>Idle time that was kept needs a memo</source>
        <translation>Behaltene Zeit ohne Eingabe braucht eine Notiz</translation>
    </message>
    <message>
        <source>Nothing was changed. Say in a word what it was.</source>
        <translation>Nichts wurde geändert. Sagen Sie kurz, was es war.</translation>
    </message>
    <message>
        <source>Write what was done. The old memo still holds.</source>
        <translation>Schreiben Sie, was getan wurde. Die alte Notiz gilt noch.</translation>
    </message>
    <message>
        <source>Time without evidence needs a reason</source>
        <translation>Zeit ohne Nachweis braucht einen Grund</translation>
    </message>
    <message>
        <source>Nothing was claimed. Write what you did.</source>
        <translation>Nichts wurde nachgetragen. Schreiben Sie, was Sie getan haben.</translation>
    </message>
    <message>
        <source>The reason is too long</source>
        <translation>Der Grund ist zu lang</translation>
    </message>
    <message>
        <source>Shorten it to {limit} characters. Nothing was claimed.</source>
        <translation>Kürzen Sie ihn auf {limit} Zeichen. Nichts wurde nachgetragen.</translation>
    </message>
    <message>
        <source>The sign-in was not confirmed in time</source>
        <translation>Die Anmeldung wurde nicht rechtzeitig bestätigt</translation>
    </message>
    <message>
        <source>Begin again for a new code. Nothing was changed.</source>
        <translation>Beginnen Sie von vorn, dann gibt es einen neuen Code. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>No server address was entered</source>
        <translation>Es wurde keine Serveradresse eingegeben</translation>
    </message>
    <message>
        <source>It looks like https://time.example.com.</source>
        <translation>Sie sieht so aus: https://time.example.com.</translation>
    </message>
    <message>
        <source>This address goes without encryption</source>
        <translation>Diese Adresse ist unverschlüsselt</translation>
    </message>
    <message>
        <source>Begin it with https:// instead; http is for a server on this very computer. {kept}</source>
        <translation>Beginnen Sie sie mit https://; http ist nur für einen Server auf diesem Computer selbst. {kept}</translation>
    </message>
    <message>
        <source>This address has a name or password in it</source>
        <translation>Diese Adresse enthält einen Namen oder ein Passwort</translation>
    </message>
    <message>
        <source>Leave out what stands before the @. {kept}</source>
        <translation>Lassen Sie weg, was vor dem @ steht. {kept}</translation>
    </message>
    <message>
        <source>This address has a ? or # in it</source>
        <translation>Diese Adresse enthält ein ? oder #</translation>
    </message>
    <message>
        <source>Leave out everything from there on. {kept}</source>
        <translation>Lassen Sie alles ab dort weg. {kept}</translation>
    </message>
    <message>
        <source>This address has an impossible port</source>
        <translation>Diese Adresse hat einen unmöglichen Port</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535; most servers need none. {kept}</source>
        <translation>Ein Port ist eine Zahl von 1 bis 65535; die meisten Server brauchen keinen. {kept}</translation>
    </message>
    <message>
        <source>No secure connection could be made</source>
        <translation>Es ließ sich keine sichere Verbindung herstellen</translation>
    </message>
    <message>
        <source>A server without https may answer at {url}, or its certificate is not trusted: check the address, and the clock of this computer. {kept}</source>
        <translation>Unter {url} antwortet vielleicht ein Server ohne https, oder seinem Zertifikat wird nicht vertraut: Prüfen Sie die Adresse und die Uhr dieses Computers. {kept}</translation>
    </message>
    <message>
        <source>The server takes too long to answer</source>
        <translation>Der Server braucht zu lange für eine Antwort</translation>
    </message>
    <message>
        <source>Try again in a while. {kept}</source>
        <translation>Versuchen Sie es nach einer Weile erneut. {kept}</translation>
    </message>
    <message>
        <source>The proxy on the way to the server does not work</source>
        <translation>Der Proxy auf dem Weg zum Server funktioniert nicht</translation>
    </message>
    <message>
        <source>Check the proxy in the network settings of this computer. {kept}</source>
        <translation>Prüfen Sie den Proxy in den Netzwerkeinstellungen dieses Computers. {kept}</translation>
    </message>
    <message>
        <source>This address leads on to another one</source>
        <translation>Diese Adresse leitet zu einer anderen weiter</translation>
    </message>
    <message>
        <source>Enter the address where it ends; a sign-in page of the network may be in between. {kept}</source>
        <translation>Geben Sie die Adresse ein, bei der sie endet; vielleicht liegt eine Anmeldeseite des Netzes dazwischen. {kept}</translation>
    </message>
    <message>
        <source>No more pictures are taken</source>
        <translation>Es werden keine Bilder mehr aufgenommen</translation>
    </message>
    <message>
        <source>What waits to be uploaded fills its {quota_mb} MB. Time and counts go on, and the diary says why there is no picture. Go online, so that it can be delivered.</source>
        <translation>Was auf das Hochladen wartet, füllt seine {quota_mb} MB. Zeit und Zählwerte gehen weiter, und das Tagebuch sagt, warum es kein Bild gibt. Gehen Sie online, damit hochgeladen werden kann.</translation>
    </message>
    <message>
        <source>This file holds no certificates</source>
        <translation>Diese Datei enthält keine Zertifikate</translation>
    </message>
    <message>
        <source>Choose a file in PEM form; {path} is none. What was set before still holds.</source>
        <translation>Wählen Sie eine Datei im PEM-Format; diese ist keine: {path}. Was vorher eingestellt war, gilt weiter.</translation>
    </message>
    <message>
        <source>This is not a number</source>
        <translation>Das ist keine Zahl</translation>
    </message>
    <message>
        <source>This number is out of range</source>
        <translation>Diese Zahl ist außerhalb des Bereichs</translation>
    </message>
    <message>
        <source>This text is empty, too long, or holds signs that cannot be seen</source>
        <translation>Dieser Text ist leer, zu lang oder enthält unsichtbare Zeichen</translation>
    </message>
    <message>
        <source>The keyring has no password for the proxy</source>
        <translation>Der Schlüsselbund hat kein Passwort für den Proxy</translation>
    </message>
    <message>
        <source>Put it there with: hourproof proxy-password. {kept}</source>
        <translation>Legen Sie es dort ab mit: hourproof proxy-password. {kept}</translation>
    </message>
    <message>
        <source>The file of certificates to trust cannot be used</source>
        <translation>Die Datei mit den Zertifikaten lässt sich nicht verwenden</translation>
    </message>
    <message>
        <source>Set ca_file in the settings to a PEM file, or take it out. {kept}</source>
        <translation>Setzen Sie ca_file in den Einstellungen auf eine PEM-Datei, oder nehmen Sie es heraus. {kept}</translation>
    </message>
    <message>
        <source>The key of this device’s data is gone</source>
        <translation>Der Schlüssel für die Daten dieses Geräts ist weg</translation>
    </message>
    <message>
        <source>Bring the keyring of this user back, from a backup if need be: then everything is there again. If it is gone for good, run “hourproof set-aside” and enrol anew. Nothing was changed.</source>
        <translation>Holen Sie den Schlüsselbund dieses Benutzers zurück, notfalls aus einer Sicherung: Dann ist alles wieder da. Ist er endgültig weg, führen Sie „hourproof set-aside“ aus und registrieren Sie neu. Nichts wurde geändert.</translation>
    </message>
    <message>
        <source>The server has no room left</source>
        <translation>Der Server hat keinen Platz mehr</translation>
    </message>
    <message>
        <source>Tell whoever runs it. {kept}</source>
        <translation>Sagen Sie es dem Betreiber. {kept}</translation>
    </message>
    <message>
        <source>The server was put back from a backup</source>
        <translation>Der Server wurde aus einer Sicherung wiederhergestellt</translation>
    </message>
    <message>
        <source>Everything is kept here. Tell whoever runs the server; uploads go on once it is recovered.</source>
        <translation>Alles ist hier aufbewahrt. Sagen Sie es dem Betreiber des Servers; das Hochladen geht weiter, sobald er wiederhergestellt ist.</translation>
    </message>
    <message>
        <source>The server refused to enrol this device</source>
        <translation>Der Server hat die Registrierung dieses Geräts abgelehnt</translation>
    </message>
    <message>
        <source>This code was used before</source>
        <translation>Dieser Code wurde schon benutzt</translation>
    </message>
    <message>
        <source>Each code enrols one device: ask your employer for a new one.</source>
        <translation>Jeder Code registriert ein Gerät: Bitten Sie Ihren Auftraggeber um einen neuen.</translation>
    </message>
    <message>
        <source>The name of this device cannot be used</source>
        <translation>Der Name dieses Geräts lässt sich nicht verwenden</translation>
    </message>
    <message>
        <source>Give 1 to 64 letters on one line. {kept}</source>
        <translation>Geben Sie 1 bis 64 Zeichen in einer Zeile ein. {kept}</translation>
    </message>
    <message>
        <source>The clock of this computer is ahead of the server’s</source>
        <translation>Die Uhr dieses Computers geht gegenüber dem Server vor</translation>
    </message>
    <message>
        <source>Set it right. What was tracked is kept and goes up by itself.</source>
        <translation>Stellen Sie sie richtig. Was erfasst wurde, ist erhalten und wird von selbst hochgeladen.</translation>
    </message>
    <message>
        <source>Free some space at {path}. {kept}</source>
        <translation>Schaffen Sie Platz ({path}). {kept}</translation>
    </message>
    <message>
        <source>The disk failed while it was written</source>
        <translation>Beim Schreiben hat die Festplatte versagt</translation>
    </message>
    <message>
        <source>Check the disk that holds {path}, then start the app again. What was written before is kept.</source>
        <translation>Prüfen Sie die Festplatte ({path}) und starten Sie die App dann neu. Was vorher geschrieben wurde, ist erhalten.</translation>
    </message>
    <message>
        <source>The settings file was damaged</source>
        <translation>Die Einstellungsdatei war beschädigt</translation>
    </message>
    <message>
        <source>Those from before the last change are used. The damaged file is kept at {path}.</source>
        <translation>Es gelten die Einstellungen von vor der letzten Änderung. Die beschädigte Datei ist aufbewahrt: {path}.</translation>
    </message>
    <message>
        <source>New settings were begun: enrol this device again. The damaged file is kept at {path}, and so is what was tracked.</source>
        <translation>Neue Einstellungen wurden begonnen: Registrieren Sie dieses Gerät erneut. Die beschädigte Datei ist aufbewahrt ({path}), und was erfasst wurde, ebenfalls.</translation>
    </message>
    <message>
        <source>The settings have entries that mean nothing</source>
        <translation>Die Einstellungen enthalten Einträge ohne Bedeutung</translation>
    </message>
    <message>
        <source>They were passed over. The file as it was is kept at {path}.</source>
        <translation>Sie wurden übergangen. Die Datei ist so aufbewahrt, wie sie war: {path}.</translation>
    </message>
    <message>
        <source>you entered</source>
        <translation>Ihrer Eingabe</translation>
    </message>
    <message>
        <source>its place</source>
        <translation>am bisherigen Ort</translation>
    </message>
    <message>
        <source>more than two minutes</source>
        <translation>mehr als zwei Minuten</translation>
    </message>
    <message>
        <source>some time</source>
        <translation>etwas Zeit</translation>
    </message>
    <message>
        <source>this contract</source>
        <translation>dieser Vertrag</translation>
    </message>
    <message>
        <source>the system refused</source>
        <translation>das System hat es verweigert</translation>
    </message>
    <message>
        <source>That app</source>
        <translation>Diese App</translation>
    </message>
    <message>
        <source>many</source>
        <translation>viele</translation>
    </message>
    <message>
        <source>all</source>
        <translation>alle</translation>
    </message>
    <message>
        <source>few</source>
        <translation>wenige</translation>
    </message>
    <message>
        <source>its name</source>
        <translation>sein Name</translation>
    </message>
    <message>
        <source>Black out parts of a capture</source>
        <translation>Teile einer Aufnahme schwärzen</translation>
    </message>
    <message>
        <source>Screen {number}</source>
        <translation>Bildschirm {number}</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>&amp;New box</source>
        <translation>&amp;Neues Feld</translation>
    </message>
    <message>
        <source>Re&amp;move box</source>
        <translation>Feld &amp;entfernen</translation>
    </message>
    <message>
        <source>Black out all of &amp;it</source>
        <translation>&amp;Alles schwärzen</translation>
    </message>
    <message>
        <source>Red&amp;o</source>
        <translation>&amp;Wiederholen</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Vergrößern</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Verkleinern</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>Ein&amp;passen</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>&amp;See through the boxes</source>
        <translation>&amp;Durch die Felder sehen</translation>
    </message>
    <message>
        <source>&amp;Remove the whole photo</source>
        <translation>Ganzes &amp;Foto entfernen</translation>
    </message>
    <message>
        <source>&amp;Black out</source>
        <translation>&amp;Schwärzen</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Abbre&amp;chen</translation>
    </message>
    <message>
        <source>Draw with the mouse, or press Enter for a new box: arrow keys move it, Shift with them resizes it, Ctrl with them goes by single pixels, Delete removes it, Tab goes on to the next.</source>
        <translation>Zeichnen Sie mit der Maus, oder drücken Sie Enter für ein neues Feld: Pfeiltasten bewegen es, mit Umschalt ändern sie die Größe, mit Strg gehen sie in einzelnen Pixeln, Entf entfernt es, Tab geht zum nächsten.</translation>
    </message>
    <message>
        <source>Nothing is blacked out yet.</source>
        <translation>Noch ist nichts geschwärzt.</translation>
    </message>
    <message numerus="yes">
        <source>{count} boxes on this picture</source>
        <extracomment>For one: {count} box on this picture</extracomment>
        <translation>
            <numerusform>{count} Feld auf diesem Bild</numerusform>
            <numerusform>{count} Felder auf diesem Bild</numerusform>
        </translation>
    </message>
    <message>
        <source>The photo stays.</source>
        <translation>Das Foto bleibt.</translation>
    </message>
    <message>
        <source>The whole photo is removed. The time of the segment stays as it is.</source>
        <translation>Das ganze Foto wird entfernt. Die Zeit des Segments bleibt, wie sie ist.</translation>
    </message>
    <message>
        <source>Box {index} of {count}: {width} × {height} pixels, {x} from the left, {y} from the top.</source>
        <translation>Feld {index} von {count}: {width} × {height} Pixel, {x} von links, {y} von oben.</translation>
    </message>
    <message>
        <source>{picture}. {boxes}.</source>
        <translation>{picture}. {boxes}.</translation>
    </message>
    <message>
        <source>What is black is gone at once and for good. The time of this segment stays; the diary shows it as redacted.</source>
        <translation>Was schwarz ist, ist sofort und für immer weg. Die Zeit dieses Segments bleibt; das Tagebuch zeigt es als geschwärzt.</translation>
    </message>
    <message>
        <source>What is black is gone at once and for good. This contract does not let the time stay when something is taken back: these minutes may not be billed.</source>
        <translation>Was schwarz ist, ist sofort und für immer weg. Dieser Vertrag lässt die Zeit nicht bestehen, wenn etwas zurückgenommen wird: Diese Minuten werden vielleicht nicht abgerechnet.</translation>
    </message>
    <message>
        <source>It is not uploaded while you look at it, for an hour at most.</source>
        <translation>Es wird nicht hochgeladen, während Sie es ansehen, höchstens eine Stunde lang.</translation>
    </message>
    <message>
        <source>It is signed already. The server erases the same parts as soon as it hears of it.</source>
        <translation>Es ist schon signiert. Der Server löscht dieselben Teile, sobald er davon erfährt.</translation>
    </message>
    <message>
        <source>Blacking out…</source>
        <translation>Wird geschwärzt…</translation>
    </message>
    <message>
        <source>The picture is no longer on this computer, so nothing can be drawn on it.</source>
        <translation>Das Bild ist nicht mehr auf diesem Computer, deshalb lässt sich nichts darauf zeichnen.</translation>
    </message>
    <message>
        <source>No more than {count} boxes fit on one picture. Draw a larger one.</source>
        <translation>Mehr als {count} Felder passen nicht auf ein Bild. Zeichnen Sie ein größeres.</translation>
    </message>
    <message>
        <source>R&amp;edact…</source>
        <translation>S&amp;chwärzen…</translation>
    </message>
    <message>
        <source>Your boxes are not applied. Leave them?</source>
        <translation>Ihre Felder sind noch nicht angewendet. Trotzdem verlassen?</translation>
    </message>
    <message>
        <source>&amp;Leave without blacking out</source>
        <translation>&amp;Verlassen, ohne zu schwärzen</translation>
    </message>
    <message>
        <source>&amp;Go on drawing</source>
        <translation>Weiter&amp;zeichnen</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Einstellungen</translation>
    </message>
    <message>
        <source>Capture and privacy</source>
        <translation>Aufnahme und Privatsphäre</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>Zustimmungen</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Netzwerk</translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation>Aussehen und Sprache</translation>
    </message>
    <message>
        <source>Start and reminders</source>
        <translation>Start und Erinnerungen</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Geräte</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Über</translation>
    </message>
    <message>
        <source>Set by the administrator of this computer.</source>
        <translation>Vom Administrator dieses Computers festgelegt.</translation>
    </message>
    <message>
        <source>Holds from the next start of Hourproof.</source>
        <translation>Gilt ab dem nächsten Start von Hourproof.</translation>
    </message>
    <message>
        <source>The settings file was damaged. What you see here is what holds now.</source>
        <translation>Die Einstellungsdatei war beschädigt. Was Sie hier sehen, gilt jetzt.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nie</translation>
    </message>
    <message>
        <source>This holds on this device, on every contract, from the next picture on. Nobody changes it from afar.</source>
        <translation>Das gilt auf diesem Gerät, für jeden Vertrag, ab dem nächsten Bild. Niemand ändert es aus der Ferne.</translation>
    </message>
    <message>
        <source>&amp;Excluded apps</source>
        <translation>&amp;Ausgeschlossene Apps</translation>
    </message>
    <message>
        <source>Their windows are blacked out before a picture is stored.</source>
        <translation>Ihre Fenster werden geschwärzt, bevor ein Bild gespeichert wird.</translation>
    </message>
    <message>
        <source>No app is excluded.</source>
        <translation>Keine App ist ausgeschlossen.</translation>
    </message>
    <message>
        <source>&amp;Name of an app</source>
        <translation>&amp;Name einer App</translation>
    </message>
    <message>
        <source>The list offers the apps that were in front in the last seven days.</source>
        <translation>Die Liste bietet die Apps an, die in den letzten sieben Tagen im Vordergrund waren.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Hinzufügen</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Entfernen</translation>
    </message>
    <message>
        <source>&amp;Blur pictures by at least</source>
        <translation>&amp;Bilder mindestens weichzeichnen um</translation>
    </message>
    <message>
        <source>No blur</source>
        <translation>Nicht weichzeichnen</translation>
    </message>
    <message numerus="yes">
        <source> pixels</source>
        <extracomment>For one:  pixel</extracomment>
        <translation>
            <numerusform> Pixel</numerusform>
            <numerusform> Pixel</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Camera for photos</source>
        <translation>&amp;Kamera für Fotos</translation>
    </message>
    <message>
        <source>The first that gives a picture</source>
        <translation>Die erste, die ein Bild liefert</translation>
    </message>
    <message>
        <source>Photos are taken only where a contract asks for them and you agreed.</source>
        <translation>Fotos werden nur aufgenommen, wo ein Vertrag sie verlangt und Sie zugestimmt haben.</translation>
    </message>
    <message>
        <source>What you agreed to on each contract. Without your agreement nothing is captured.</source>
        <translation>Ihre Zustimmung zu jedem Vertrag. Ohne sie wird nichts aufgezeichnet.</translation>
    </message>
    <message>
        <source>You have no contract yet.</source>
        <translation>Sie haben noch keinen Vertrag.</translation>
    </message>
    <message>
        <source>You agreed on {date}.</source>
        <translation>Sie haben am {date} zugestimmt.</translation>
    </message>
    <message>
        <source>You agreed on this device.</source>
        <translation>Sie haben auf diesem Gerät zugestimmt.</translation>
    </message>
    <message>
        <source>You withdrew your agreement on {date}. Nothing is captured.</source>
        <translation>Sie haben Ihre Zustimmung am {date} widerrufen. Nichts wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>You have not agreed. Nothing is captured.</source>
        <translation>Sie haben nicht zugestimmt. Nichts wird aufgezeichnet.</translation>
    </message>
    <message>
        <source>Your employer sees it after the next upload.</source>
        <translation>Ihr Auftraggeber sieht es nach dem nächsten Hochladen.</translation>
    </message>
    <message>
        <source>Read what is captured on {contract}</source>
        <translation>Lesen, was bei „{contract}“ aufgezeichnet wird</translation>
    </message>
    <message>
        <source>Read again…</source>
        <translation>Noch einmal lesen…</translation>
    </message>
    <message>
        <source>Read…</source>
        <translation>Lesen…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Widerrufen…</translation>
    </message>
    <message>
        <source>Withdraw the agreement on {contract}</source>
        <translation>Zustimmung zu „{contract}“ widerrufen</translation>
    </message>
    <message>
        <source>Withdraw your agreement on {contract}?</source>
        <translation>Ihre Zustimmung zu „{contract}“ widerrufen?</translation>
    </message>
    <message>
        <source>From now on nothing is captured on this contract, and its clock stops if it runs. What was tracked before is kept. You can agree again at any time.</source>
        <translation>Von jetzt an wird für diesen Vertrag nichts aufgezeichnet, und seine Uhr stoppt, falls sie läuft. Was vorher erfasst wurde, ist erhalten. Sie können jederzeit wieder zustimmen.</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>&amp;Widerrufen</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>B&amp;eibehalten</translation>
    </message>
    <message>
        <source>&amp;Upload</source>
        <translation>&amp;Hochladen</translation>
    </message>
    <message>
        <source>Over every connection</source>
        <translation>Über jede Verbindung</translation>
    </message>
    <message>
        <source>Not over metered connections, such as a telephone’s</source>
        <translation>Nicht über Verbindungen mit Volumengrenze, etwa die eines Telefons</translation>
    </message>
    <message>
        <source>&amp;Limit the upload to</source>
        <translation>Hochladen be&amp;grenzen auf</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Keine Grenze</translation>
    </message>
    <message numerus="yes">
        <source> kilobytes per second</source>
        <extracomment>For one:  kilobyte per second</extracomment>
        <translation>
            <numerusform> Kilobyte pro Sekunde</numerusform>
            <numerusform> Kilobyte pro Sekunde</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Wie im System eingestellt</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Keiner</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>Dieser:</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Adresse des Proxys</translation>
    </message>
    <message>
        <source>Its password is kept in the keyring: set it with “hourproof proxy-password”.</source>
        <translation>Sein Passwort liegt im Schlüsselbund: Setzen Sie es mit „hourproof proxy-password“.</translation>
    </message>
    <message>
        <source>This is not the address of a proxy. It looks like http://proxy.example:8080, without a password. What was set before still holds.</source>
        <translation>Das ist keine Adresse eines Proxys. Sie sieht so aus: http://proxy.example:8080, ohne Passwort. Was vorher eingestellt war, gilt weiter.</translation>
    </message>
    <message>
        <source>C&amp;ertificates to trust instead of the public ones</source>
        <translation>&amp;Zertifikate, denen statt der öffentlichen vertraut wird</translation>
    </message>
    <message>
        <source>The public ones</source>
        <translation>Die öffentlichen</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Wählen…</translation>
    </message>
    <message>
        <source>Choose a file of certificates</source>
        <translation>Datei mit Zertifikaten wählen</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Zertifikate</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Alle Dateien</translation>
    </message>
    <message>
        <source>&amp;Keep for the upload at most</source>
        <translation>&amp;Für das Hochladen höchstens aufbewahren</translation>
    </message>
    <message numerus="yes">
        <source> megabytes</source>
        <extracomment>For one:  megabyte</extracomment>
        <translation>
            <numerusform> Megabyte</numerusform>
            <numerusform> Megabyte</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Farben</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Hell</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Dunkel</translation>
    </message>
    <message>
        <source>&amp;Keys that start and stop the clock from anywhere</source>
        <translation>&amp;Tasten, die die Uhr von überall starten und stoppen</translation>
    </message>
    <message>
        <source>Off until you choose some. Should another program have them, a notification says so.</source>
        <translation>Aus, bis Sie welche wählen. Belegt ein anderes Programm sie, sagt es Ihnen eine Benachrichtigung.</translation>
    </message>
    <message>
        <source>Your desktop asks you about them in a window of its own, and may give you others.</source>
        <translation>Ihr Desktop fragt Sie in einem eigenen Fenster danach und gibt Ihnen vielleicht andere.</translation>
    </message>
    <message>
        <source>Your desktop gave Hourproof these: {keys}</source>
        <translation>Ihr Desktop hat Hourproof diese gegeben: {keys}</translation>
    </message>
    <message>
        <source>Your desktop chose them and does not say which: its own settings show and change them.</source>
        <translation>Ihr Desktop hat sie gewählt und sagt nicht, welche: Seine eigenen Einstellungen zeigen und ändern sie.</translation>
    </message>
    <message>
        <source>You said no when your desktop asked. Choose some to be asked again.</source>
        <translation>Sie haben Nein gesagt, als Ihr Desktop fragte. Wählen Sie welche, um wieder gefragt zu werden.</translation>
    </message>
    <message>
        <source>Chan&amp;ge them in the desktop’s settings</source>
        <translation>In den Einstellungen des &amp;Desktops ändern</translation>
    </message>
    <message>
        <source>Ctrl+Alt+H</source>
        <translation>Strg+Alt+H</translation>
    </message>
    <message>
        <source>Ctrl+Alt+J</source>
        <translation>Strg+Alt+J</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F9</source>
        <translation>Strg+Umschalt+F9</translation>
    </message>
    <message>
        <source>Super+F9</source>
        <translation>Super+F9</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Sprache</translation>
    </message>
    <message>
        <source>Text is as large as your system says.</source>
        <translation>Text ist so groß, wie Ihr System es vorgibt.</translation>
    </message>
    <message>
        <source>&amp;Start Hourproof when you log in</source>
        <translation>Hourproof beim &amp;Anmelden starten</translation>
    </message>
    <message>
        <source>It waits in the tray. The clock starts only when you start it.</source>
        <translation>Es wartet im Infobereich. Die Uhr startet nur, wenn Sie sie starten.</translation>
    </message>
    <message>
        <source>This system offers no way to start a program when you log in.</source>
        <translation>Dieses System bietet keinen Weg, ein Programm beim Anmelden zu starten.</translation>
    </message>
    <message>
        <source>Reminders are for you alone: nobody else is told.</source>
        <translation>Erinnerungen sind nur für Sie: Niemand sonst erfährt davon.</translation>
    </message>
    <message>
        <source>Remind me to clock &amp;in after using the computer for</source>
        <translation>Ans &amp;Einstempeln erinnern, wenn der Computer in Benutzung ist seit</translation>
    </message>
    <message>
        <source>Remind me of a &amp;long session after every</source>
        <translation>An eine &amp;lange Sitzung erinnern, jeweils nach</translation>
    </message>
    <message numerus="yes">
        <source> minutes</source>
        <extracomment>For one:  minute</extracomment>
        <translation>
            <numerusform> Minute</numerusform>
            <numerusform> Minuten</numerusform>
        </translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Version</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lizenz</translation>
    </message>
    <message>
        <source>Hourproof is free software under the AGPL, version 3 or later. It uses Qt for Python under the LGPL, version 3.</source>
        <translation>Hourproof ist freie Software unter der AGPL, Version 3 oder neuer. Es nutzt Qt for Python unter der LGPL, Version 3.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Enrolled for</source>
        <translation>Registriert für</translation>
    </message>
    <message>
        <source>{person}, {organization}</source>
        <translation>{person}, {organization}</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>Dieses Gerät</translation>
    </message>
    <message>
        <source>Device id</source>
        <translation>Gerätekennung</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Datenordner</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Einstellungsdatei</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Protokoll</translation>
    </message>
    <message>
        <source>Not enrolled yet</source>
        <translation>Noch nicht registriert</translation>
    </message>
    <message>
        <source>&amp;Open the data folder</source>
        <translation>Datenordner ö&amp;ffnen</translation>
    </message>
    <message>
        <source>Each device signs your time with a key of its own. Every one of them stands in your employer’s log, so none can be added without you seeing it here.</source>
        <translation>Jedes Gerät signiert Ihre Zeit mit einem eigenen Schlüssel. Jedes steht im Protokoll Ihres Auftraggebers; keines kann hinzukommen, ohne dass Sie es hier sehen.</translation>
    </message>
    <message>
        <source>{name} – this device</source>
        <translation>{name} – dieses Gerät</translation>
    </message>
    <message>
        <source>It may track and sign your time, and vouch for another device.</source>
        <translation>Es darf Ihre Zeit erfassen und signieren und für ein anderes Gerät bürgen.</translation>
    </message>
    <message>
        <source>Added on {date}, vouched for by {name}.</source>
        <translation>Hinzugefügt am {date}, {name} hat dafür gebürgt.</translation>
    </message>
    <message>
        <source>Added on {date} with a code or a sign-in. No device vouched for it.</source>
        <translation>Hinzugefügt am {date} mit einem Code oder einer Anmeldung. Kein Gerät hat dafür gebürgt.</translation>
    </message>
    <message>
        <source>Last upload: {when}</source>
        <translation>Zuletzt hochgeladen: {when}</translation>
    </message>
    <message>
        <source>It has not uploaded anything yet.</source>
        <translation>Es hat noch nichts hochgeladen.</translation>
    </message>
    <message>
        <source>Ended on {date}. It may send nothing more; what it uploaded stays.</source>
        <translation>Beendet am {date}. Es darf nichts mehr senden; was es hochgeladen hat, bleibt.</translation>
    </message>
    <message>
        <source>What it claims of the time from {when} on is marked, since it was lost then.</source>
        <translation>Was es für die Zeit ab {when} angibt, ist markiert, da es ab da verloren war.</translation>
    </message>
    <message>
        <source>The server is being asked…</source>
        <translation>Der Server wird gefragt…</translation>
    </message>
    <message>
        <source>This is what was known at the last visit to the server. {why}</source>
        <translation>Das ist der Stand vom letzten Besuch beim Server. {why}</translation>
    </message>
    <message>
        <source>The log names no device of yours yet. It will after the next upload.</source>
        <translation>Das Protokoll nennt noch kein Gerät von Ihnen. Das tut es nach dem nächsten Hochladen.</translation>
    </message>
    <message>
        <source>This device is not enrolled yet.</source>
        <translation>Dieses Gerät ist noch nicht registriert.</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>Beenden…</translation>
    </message>
    <message>
        <source>End the device {name}</source>
        <translation>Das Gerät {name} beenden</translation>
    </message>
    <message>
        <source>End {name}?</source>
        <translation>{name} beenden?</translation>
    </message>
    <message>
        <source>It can send nothing more, for ever. What it has not uploaded stays on it and is not billed: upload there first if you can. What it uploaded stays in your diary. To use it again, enrol it as a new device.</source>
        <translation>Es kann für immer nichts mehr senden. Was es nicht hochgeladen hat, bleibt darauf und wird nicht abgerechnet: Laden Sie dort zuerst hoch, wenn Sie können. Was es hochgeladen hat, bleibt in Ihrem Tagebuch. Um es wieder zu nutzen, registrieren Sie es als neues Gerät.</translation>
    </message>
    <message>
        <source>It was &amp;lost or stolen</source>
        <translation>Es ging &amp;verloren oder wurde gestohlen</translation>
    </message>
    <message>
        <source>&amp;Since when</source>
        <translation>&amp;Seit wann</translation>
    </message>
    <message>
        <source>What it claims of the time from then on is marked. Tell your employer too.</source>
        <translation>Was es für die Zeit ab da angibt, wird markiert. Sagen Sie es auch Ihrem Auftraggeber.</translation>
    </message>
    <message>
        <source>That time has not come yet.</source>
        <translation>Dieser Zeitpunkt ist noch nicht gekommen.</translation>
    </message>
    <message>
        <source>&amp;End it</source>
        <translation>&amp;Beenden</translation>
    </message>
    <message>
        <source>{name} is ended. The log says so.</source>
        <translation>{name} ist beendet. Das Protokoll sagt es.</translation>
    </message>
    <message>
        <source>Vouch for a new device</source>
        <translation>Für ein neues Gerät bürgen</translation>
    </message>
    <message>
        <source>Enrol the new device with a one-time code and choose there to have another device vouch for it. It then shows a check code. Read it on that device yourself: whoever gets you to vouch for theirs can sign time as you.</source>
        <translation>Registrieren Sie das neue Gerät mit einem Einmalcode und wählen Sie dort, dass ein anderes Gerät dafür bürgt. Es zeigt dann einen Prüfcode. Lesen Sie ihn selbst auf jenem Gerät ab: Wer Sie dazu bringt, für seines zu bürgen, kann Zeit in Ihrem Namen signieren.</translation>
    </message>
    <message>
        <source>&amp;Check code of the new device</source>
        <translation>&amp;Prüfcode des neuen Geräts</translation>
    </message>
    <message>
        <source>&amp;Vouch</source>
        <translation>&amp;Bürgen</translation>
    </message>
    <message>
        <source>Type the check code that the new device shows.</source>
        <translation>Geben Sie den Prüfcode ein, den das neue Gerät zeigt.</translation>
    </message>
    <message>
        <source>Vouching…</source>
        <translation>Es wird gebürgt…</translation>
    </message>
    <message>
        <source>You vouched for {name}. It enrols itself now.</source>
        <translation>Sie haben für {name} gebürgt. Es registriert sich jetzt.</translation>
    </message>
    <message>
        <source>To see whether this week is closed, or to close it, choose one contract above.</source>
        <translation>Um zu sehen, ob diese Woche abgeschlossen ist, oder um sie abzuschließen, wählen Sie oben einen Vertrag.</translation>
    </message>
    <message>
        <source>This week is not closed yet</source>
        <translation>Diese Woche ist noch nicht abgeschlossen</translation>
    </message>
    <message>
        <source>Signed on this device: {tracked} tracked, {manual} manual.</source>
        <translation>Auf diesem Gerät signiert: {tracked} erfasst, {manual} manuell.</translation>
    </message>
    <message>
        <source>You can edit it until {until}; after an edit close it again.</source>
        <translation>Sie können sie bis {until} bearbeiten; schließen Sie sie nach einer Änderung neu ab.</translation>
    </message>
    <message>
        <source>The time to edit it ended on {until}. It can still be closed.</source>
        <translation>Die Zeit, sie zu bearbeiten, endete am {until}. Abgeschlossen werden kann sie noch.</translation>
    </message>
    <message>
        <source>Some of it is not signed yet: stop the clock, and wait until the reviews are over.</source>
        <translation>Ein Teil ist noch nicht signiert: Stoppen Sie die Uhr und warten Sie, bis die Prüfzeiten um sind.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments and claims are still on their way to the server.</source>
        <extracomment>For one: {count} segment or claim is still on its way to the server.</extracomment>
        <translation>
            <numerusform>{count} Segment oder Nachtrag ist noch unterwegs zum Server.</numerusform>
            <numerusform>{count} Segmente und Nachträge sind noch unterwegs zum Server.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is billed is what the close says. Left open, nothing is lost, and the week is shown as unclosed.</source>
        <translation>Abgerechnet wird, was der Abschluss sagt. Bleibt sie offen, geht nichts verloren, und die Woche steht als nicht abgeschlossen da.</translation>
    </message>
    <message>
        <source>Closed on {when}: {tracked} tracked, {manual} manual, on all your devices</source>
        <translation>Abgeschlossen am {when}: {tracked} erfasst, {manual} manuell, auf allen Ihren Geräten</translation>
    </message>
    <message>
        <source>The server has it, with its receipt.</source>
        <translation>Der Server hat ihn, mit seiner Quittung.</translation>
    </message>
    <message>
        <source>It goes up with the next upload.</source>
        <translation>Er geht mit dem nächsten Hochladen hinauf.</translation>
    </message>
    <message>
        <source>The server did not take this close. Close the week again.</source>
        <translation>Der Server hat diesen Abschluss nicht angenommen. Schließen Sie die Woche noch einmal ab.</translation>
    </message>
    <message>
        <source>This device has signed more since: {tracked} tracked, {manual} manual. Close it again.</source>
        <translation>Dieses Gerät hat seitdem mehr signiert: {tracked} erfasst, {manual} manuell. Schließen Sie sie noch einmal ab.</translation>
    </message>
    <message>
        <source>C&amp;lose the week…</source>
        <translation>&amp;Woche abschließen…</translation>
    </message>
    <message>
        <source>C&amp;lose it again…</source>
        <translation>&amp;Neu abschließen…</translation>
    </message>
    <message>
        <source>Close the week from {first} to {last}?</source>
        <translation>Die Woche vom {first} bis {last} abschließen?</translation>
    </message>
    <message>
        <source>You sign how much of this week on {contract} is to be billed. This device alone has {tracked} tracked and {manual} manual; what your other devices sent is asked of the server and added.</source>
        <translation>Sie signieren, wie viel dieser Woche für {contract} abgerechnet werden soll. Dieses Gerät allein hat {tracked} erfasst und {manual} manuell; was Ihre anderen Geräte gesendet haben, wird beim Server erfragt und dazugezählt.</translation>
    </message>
    <message>
        <source>A close is a signed statement: it stands in the log and cannot be erased. A later one of the same week replaces it.</source>
        <translation>Ein Abschluss ist eine signierte Aussage: Er steht im Protokoll und lässt sich nicht löschen. Ein späterer derselben Woche ersetzt ihn.</translation>
    </message>
    <message>
        <source>Sign and &amp;close</source>
        <translation>Signieren und ab&amp;schließen</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Nicht jetzt</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>Es wird signiert…</translation>
    </message>
    <message>
        <source>Closed: {tracked} tracked and {manual} manual, on all your devices.</source>
        <translation>Abgeschlossen: {tracked} erfasst und {manual} manuell, auf allen Ihren Geräten.</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Fertig</translation>
    </message>
    <message>
        <source>Work diary</source>
        <translation>Arbeitstagebuch</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Früher</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Später</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Heute</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Datum</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Angezeigt</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Tag</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Woche</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Monat</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Jahr</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Vertrag</translation>
    </message>
    <message>
        <source>All contracts</source>
        <translation>Alle Verträge</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mehr</translation>
    </message>
    <message>
        <source>&amp;Add manual time…</source>
        <translation>Manuelle &amp;Zeit nachtragen…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportieren…</translation>
    </message>
    <message>
        <source>Check an e&amp;xport…</source>
        <translation>Export &amp;prüfen…</translation>
    </message>
    <message>
        <source>Open in the &amp;browser</source>
        <translation>Im &amp;Browser öffnen</translation>
    </message>
    <message>
        <source>Read agai&amp;n</source>
        <translation>&amp;Neu lesen</translation>
    </message>
    <message>
        <source>Choose a&amp;ll</source>
        <translation>A&amp;lle wählen</translation>
    </message>
    <message>
        <source>Go &amp;to a day</source>
        <translation>Zu einem &amp;Tag</translation>
    </message>
    <message>
        <source>&amp;How to read this page</source>
        <translation>&amp;Wie man diese Seite liest</translation>
    </message>
    <message>
        <source>Reading your diary…</source>
        <translation>Ihr Tagebuch wird gelesen…</translation>
    </message>
    <message>
        <source>Reading… {date}</source>
        <translation>Wird gelesen… {date}</translation>
    </message>
    <message>
        <source>The diary cannot be read now. {why}</source>
        <translation>Das Tagebuch lässt sich gerade nicht lesen. {why}</translation>
    </message>
    <message>
        <source>Tracked {tracked}</source>
        <translation>Erfasst {tracked}</translation>
    </message>
    <message>
        <source>Manual {manual}</source>
        <translation>Manuell {manual}</translation>
    </message>
    <message>
        <source>Week {tracked}</source>
        <translation>Woche {tracked}</translation>
    </message>
    <message>
        <source>Week {tracked} of {limit}</source>
        <translation>Woche {tracked} von {limit}</translation>
    </message>
    <message>
        <source>Would hold {held}</source>
        <translation>Bestand hätten {held}</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments</source>
        <extracomment>For one: {count} segment</extracomment>
        <translation>
            <numerusform>{count} Segment</numerusform>
            <numerusform>{count} Segmente</numerusform>
        </translation>
    </message>
    <message>
        <source>Times are those of this computer; a week runs from Monday 00:00 UTC.</source>
        <translation>Die Zeiten sind die dieses Computers; eine Woche läuft ab Montag 00:00 UTC.</translation>
    </message>
    <message>
        <source>Tracked</source>
        <translation>Erfasst</translation>
    </message>
    <message>
        <source>Redacted</source>
        <translation>Geschwärzt</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Entfernt</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Ohne Eingabe</translation>
    </message>
    <message>
        <source>Over limit</source>
        <translation>Über dem Limit</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manuell</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Zurückgenommen</translation>
    </message>
    <message>
        <source>Being tracked</source>
        <translation>Wird gerade erfasst</translation>
    </message>
    <message>
        <source>Kept here, not signed yet</source>
        <translation>Hier aufbewahrt, noch nicht signiert</translation>
    </message>
    <message>
        <source>Signed, waits for its upload</source>
        <translation>Signiert, wartet auf das Hochladen</translation>
    </message>
    <message>
        <source>Refused by the server, kept here</source>
        <translation>Vom Server abgelehnt, hier aufbewahrt</translation>
    </message>
    <message>
        <source>Received, with a receipt</source>
        <translation>Angekommen, mit Quittung</translation>
    </message>
    <message>
        <source>Pictures taken back.</source>
        <translation>Bilder zurückgenommen.</translation>
    </message>
    <message>
        <source>Its picture comes at a random moment.</source>
        <translation>Sein Bild kommt in einem zufälligen Moment.</translation>
    </message>
    <message>
        <source>You took all of it back.</source>
        <translation>Sie haben alles davon zurückgenommen.</translation>
    </message>
    <message>
        <source>Activity unknown</source>
        <translation>Aktivität unbekannt</translation>
    </message>
    <message>
        <source>No memo</source>
        <translation>Keine Notiz</translation>
    </message>
    <message>
        <source>Activity {tenths} of 10</source>
        <translation>Aktivität {tenths} von 10</translation>
    </message>
    <message numerus="yes">
        <source>{count} pictures</source>
        <extracomment>For one: {count} picture</extracomment>
        <translation>
            <numerusform>{count} Bild</numerusform>
            <numerusform>{count} Bilder</numerusform>
        </translation>
    </message>
    <message>
        <source>with a photo</source>
        <translation>mit einem Foto</translation>
    </message>
    <message>
        <source>{span}, {state}, {minutes}. {memo}. {activity}. {pictures}. {holds}. {upload}.</source>
        <translation>{span}, {state}, {minutes}. {memo}. {activity}. {pictures}. {holds}. {upload}.</translation>
    </message>
    <message>
        <source>{span}, manual time, {minutes}. {memo}. {upload}.</source>
        <translation>{span}, manuelle Zeit, {minutes}. {memo}. {upload}.</translation>
    </message>
    <message>
        <source>{day}: tracked {tracked}, manual {manual}</source>
        <translation>{day}: erfasst {tracked}, manuell {manual}</translation>
    </message>
    <message>
        <source>Would this hold?</source>
        <translation>Hätte das Bestand?</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Ja</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Noch nicht</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>Zum Teil</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Nein</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Zählt</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Offen</translation>
    </message>
    <message>
        <source>Counts in part</source>
        <translation>Zählt zum Teil</translation>
    </message>
    <message>
        <source>Does not count</source>
        <translation>Zählt nicht</translation>
    </message>
    <message numerus="yes">
        <source>Yes. {count} minutes count towards billing.</source>
        <extracomment>For one: Yes. {count} minute counts towards billing.</extracomment>
        <translation>
            <numerusform>Ja. {count} Minute zählt für die Abrechnung.</numerusform>
            <numerusform>Ja. {count} Minuten zählen für die Abrechnung.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not yet. Nothing speaks against it; {count} minutes would count.</source>
        <extracomment>For one: Not yet. Nothing speaks against it; {count} minute would count.</extracomment>
        <translation>
            <numerusform>Noch nicht. Nichts spricht dagegen; {count} Minute würde zählen.</numerusform>
            <numerusform>Noch nicht. Nichts spricht dagegen; {count} Minuten würden zählen.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In part. {count} minutes count towards billing.</source>
        <extracomment>For one: In part. {count} minute counts towards billing.</extracomment>
        <translation>
            <numerusform>Zum Teil. {count} Minute zählt für die Abrechnung.</numerusform>
            <numerusform>Zum Teil. {count} Minuten zählen für die Abrechnung.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No, as it stands now.</source>
        <extracomment>For one: No, as it stands now.</extracomment>
        <translation>
            <numerusform>Nein, so wie es jetzt ist.</numerusform>
            <numerusform>Nein, so wie es jetzt ist.</numerusform>
        </translation>
    </message>
    <message>
        <source>This contract is no longer known here, so it cannot be told.</source>
        <translation>Dieser Vertrag ist hier nicht mehr bekannt, deshalb lässt es sich nicht sagen.</translation>
    </message>
    <message>
        <source>As far as this device knows: work of other devices and objections are on the server.</source>
        <translation>Soweit dieses Gerät weiß: Arbeit auf anderen Geräten und Einwände liegen auf dem Server.</translation>
    </message>
    <message>
        <source>You had agreed to what is captured.</source>
        <translation>Sie hatten dem zugestimmt, was aufgezeichnet wird.</translation>
    </message>
    <message>
        <source>No agreement of yours held when it began.</source>
        <translation>Als es begann, galt keine Zustimmung von Ihnen.</translation>
    </message>
    <message>
        <source>You took all of it back, so nothing of it counts.</source>
        <translation>Sie haben alles davon zurückgenommen, deshalb zählt nichts davon.</translation>
    </message>
    <message>
        <source>All its minutes are counted already, of a segment before it.</source>
        <translation>Alle seine Minuten sind schon gezählt, in einem Segment davor.</translation>
    </message>
    <message>
        <source>Some of its minutes are counted already, of a segment before it.</source>
        <translation>Einige seiner Minuten sind schon gezählt, in einem Segment davor.</translation>
    </message>
    <message>
        <source>This contract has no weekly limit.</source>
        <translation>Dieser Vertrag hat kein Wochenlimit.</translation>
    </message>
    <message>
        <source>It is within the weekly limit.</source>
        <translation>Es liegt innerhalb des Wochenlimits.</translation>
    </message>
    <message>
        <source>Some of its minutes are over the weekly limit and are not billed.</source>
        <translation>Einige seiner Minuten liegen über dem Wochenlimit und werden nicht abgerechnet.</translation>
    </message>
    <message>
        <source>It is over the weekly limit and is not billed.</source>
        <translation>Es liegt über dem Wochenlimit und wird nicht abgerechnet.</translation>
    </message>
    <message>
        <source>It has a memo.</source>
        <translation>Es hat eine Notiz.</translation>
    </message>
    <message>
        <source>It has no memo, and this contract needs none.</source>
        <translation>Es hat keine Notiz, und dieser Vertrag braucht keine.</translation>
    </message>
    <message>
        <source>It has no memo, and this contract needs one. Write one.</source>
        <translation>Es hat keine Notiz, und dieser Vertrag braucht eine. Schreiben Sie eine.</translation>
    </message>
    <message>
        <source>Its picture is there.</source>
        <translation>Sein Bild ist da.</translation>
    </message>
    <message>
        <source>This contract takes no pictures.</source>
        <translation>Dieser Vertrag verlangt keine Bilder.</translation>
    </message>
    <message>
        <source>It has no picture, for a reason that is foreseen: {reason}.</source>
        <translation>Es hat kein Bild, aus einem vorgesehenen Grund: {reason}.</translation>
    </message>
    <message>
        <source>It has no picture: {reason}. Your employer can object to that.</source>
        <translation>Es hat kein Bild: {reason}. Ihr Auftraggeber kann dagegen Einwand erheben.</translation>
    </message>
    <message>
        <source>You took pictures back; this contract lets the time stay.</source>
        <translation>Sie haben Bilder zurückgenommen; dieser Vertrag lässt die Zeit bestehen.</translation>
    </message>
    <message>
        <source>You took pictures back; this contract does not let the time stay.</source>
        <translation>Sie haben Bilder zurückgenommen; dieser Vertrag lässt die Zeit nicht bestehen.</translation>
    </message>
    <message>
        <source>You blacked out parts of its pictures; this contract lets the time stay.</source>
        <translation>Sie haben Teile der Bilder geschwärzt; dieser Vertrag lässt die Zeit stehen.</translation>
    </message>
    <message>
        <source>You blacked out parts of its pictures; this contract does not let the time stay.</source>
        <translation>Sie haben Teile der Bilder geschwärzt; dieser Vertrag lässt die Zeit nicht stehen.</translation>
    </message>
    <message>
        <source>There was no input; this contract lets idle time be kept.</source>
        <translation>Es gab keine Eingabe; dieser Vertrag lässt Zeit ohne Eingabe behalten.</translation>
    </message>
    <message>
        <source>There was no input, and this contract does not let idle time be kept.</source>
        <translation>Es gab keine Eingabe, und dieser Vertrag lässt Zeit ohne Eingabe nicht behalten.</translation>
    </message>
    <message>
        <source>The server has it, and its receipt was checked.</source>
        <translation>Der Server hat es, und seine Quittung wurde geprüft.</translation>
    </message>
    <message>
        <source>It is still being tracked.</source>
        <translation>Es wird noch erfasst.</translation>
    </message>
    <message>
        <source>It is not signed yet: you can still delete it without a trace.</source>
        <translation>Es ist noch nicht signiert: Sie können es noch spurlos löschen.</translation>
    </message>
    <message>
        <source>It is signed and waits for the server’s receipt.</source>
        <translation>Es ist signiert und wartet auf die Quittung des Servers.</translation>
    </message>
    <message>
        <source>The server does not take it. It is kept here.</source>
        <translation>Der Server nimmt es nicht an. Es ist hier aufbewahrt.</translation>
    </message>
    <message>
        <source>nothing was written down</source>
        <translation>nichts wurde festgehalten</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Details</translation>
    </message>
    <message>
        <source>&amp;Back to the diary</source>
        <translation>&amp;Zurück zum Tagebuch</translation>
    </message>
    <message>
        <source>Choose a segment to see all that is recorded of it.</source>
        <translation>Wählen Sie ein Segment, um alles zu sehen, was dazu festgehalten ist.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments chosen</source>
        <extracomment>For one: {count} segment chosen</extracomment>
        <translation>
            <numerusform>{count} Segment gewählt</numerusform>
            <numerusform>{count} Segmente gewählt</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the picture of monitor {monitor}</source>
        <translation>Bild von Monitor {monitor} anzeigen</translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation>Foto anzeigen</translation>
    </message>
    <message>
        <source>Input per minute</source>
        <translation>Eingaben pro Minute</translation>
    </message>
    <message>
        <source>Minute</source>
        <translation>Minute</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Tasten</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>Klicks</translation>
    </message>
    <message>
        <source>Scrolls</source>
        <translation>Scrolls</translation>
    </message>
    <message>
        <source>Input could not be counted: {reason}.</source>
        <translation>Eingaben ließen sich nicht zählen: {reason}.</translation>
    </message>
    <message>
        <source>You took the counts back.</source>
        <translation>Sie haben die Zählwerte zurückgenommen.</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>Was festgehalten ist</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Notiz</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Zeit</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minuten</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Titel</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Gerät</translation>
    </message>
    <message>
        <source>Picture taken</source>
        <translation>Bild aufgenommen</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Hochladen</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Quittung</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Grund</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Nachgetragen</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Noch keine</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>Wer es angesehen hat</translation>
    </message>
    <message>
        <source>Nobody has looked at it yet.</source>
        <translation>Noch hat es niemand angesehen.</translation>
    </message>
    <message>
        <source>Offline: who looked is known on the server. It is asked again when you are back.</source>
        <translation>Offline: Wer es angesehen hat, weiß der Server. Er wird wieder gefragt, wenn Sie online sind.</translation>
    </message>
    <message>
        <source>Who looked cannot be told now. {why}</source>
        <translation>Wer geschaut hat, lässt sich gerade nicht sagen. {why}</translation>
    </message>
    <message>
        <source>It is only on this computer: nobody else can have looked.</source>
        <translation>Es ist nur auf diesem Computer: Niemand sonst kann es angesehen haben.</translation>
    </message>
    <message>
        <source>{who}, {when}</source>
        <translation>{who}, {when}</translation>
    </message>
    <message>
        <source>Edit &amp;memo…</source>
        <translation>N&amp;otiz ändern…</translation>
    </message>
    <message>
        <source>&amp;Redact…</source>
        <translation>&amp;Schwärzen…</translation>
    </message>
    <message>
        <source>Black out re&amp;gions…</source>
        <translation>Berei&amp;che schwärzen…</translation>
    </message>
    <message>
        <source>Ta&amp;ke back…</source>
        <translation>Zurückneh&amp;men…</translation>
    </message>
    <message numerus="yes">
        <source>Memo of {count} segments</source>
        <extracomment>For one: Memo of {count} segment</extracomment>
        <translation>
            <numerusform>Notiz von {count} Segment</numerusform>
            <numerusform>Notiz von {count} Segmenten</numerusform>
        </translation>
    </message>
    <message>
        <source>They have different memos. What you write replaces each of them.</source>
        <translation>Sie haben verschiedene Notizen. Was Sie schreiben, ersetzt jede davon.</translation>
    </message>
    <message>
        <source>What is signed already keeps its first memo beside the new one, for both sides to see.</source>
        <translation>Was schon signiert ist, behält seine erste Notiz neben der neuen, für beide Seiten sichtbar.</translation>
    </message>
    <message numerus="yes">
        <source>{count} characters left</source>
        <extracomment>For one: {count} character left</extracomment>
        <translation>
            <numerusform>noch {count} Zeichen</numerusform>
            <numerusform>noch {count} Zeichen</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} characters too many</source>
        <extracomment>For one: {count} character too many</extracomment>
        <translation>
            <numerusform>{count} Zeichen zu viel</numerusform>
            <numerusform>{count} Zeichen zu viel</numerusform>
        </translation>
    </message>
    <message>
        <source>Signs that cannot be seen, and those that turn the direction of writing, are left out.</source>
        <translation>Zeichen, die man nicht sieht, und solche, die die Schreibrichtung ändern, fallen weg.</translation>
    </message>
    <message>
        <source>Nothing is written: the memo is emptied.</source>
        <translation>Es steht nichts da: Die Notiz wird geleert.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments were not changed.</source>
        <extracomment>For one: {count} segment was not changed.</extracomment>
        <translation>
            <numerusform>{count} Segment wurde nicht geändert.</numerusform>
            <numerusform>{count} Segmente wurden nicht geändert.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Speichern</translation>
    </message>
    <message>
        <source>Redact {span}</source>
        <translation>{span} schwärzen</translation>
    </message>
    <message numerus="yes">
        <source>Redact {count} segments</source>
        <extracomment>For one: Redact {count} segment</extracomment>
        <translation>
            <numerusform>{count} Segment schwärzen</numerusform>
            <numerusform>{count} Segmente schwärzen</numerusform>
        </translation>
    </message>
    <message>
        <source>What to take back</source>
        <translation>Was Sie zurücknehmen</translation>
    </message>
    <message>
        <source>Wh&amp;y</source>
        <translation>War&amp;um</translation>
    </message>
    <message>
        <source>&amp;Take it back</source>
        <translation>&amp;Zurücknehmen</translation>
    </message>
    <message>
        <source>Choose at least one thing to take back.</source>
        <translation>Wählen Sie mindestens eines, das Sie zurücknehmen.</translation>
    </message>
    <message numerus="yes">
        <source>Of {count} segments nothing was taken back.</source>
        <extracomment>For one: Of {count} segment nothing was taken back.</extracomment>
        <translation>
            <numerusform>Von {count} Segment wurde nichts zurückgenommen.</numerusform>
            <numerusform>Von {count} Segmenten wurde nichts zurückgenommen.</numerusform>
        </translation>
    </message>
    <message>
        <source>The time stays. Where it was uploaded already, the server erases it and keeps that it was there.</source>
        <translation>Die Zeit bleibt. Was schon hochgeladen war, löscht der Server und hält fest, dass es da war.</translation>
    </message>
    <message>
        <source>This contract does not let the time stay when something is taken back.</source>
        <translation>Dieser Vertrag lässt die Zeit nicht bestehen, wenn etwas zurückgenommen wird.</translation>
    </message>
    <message>
        <source>It is not uploaded yet: what you take back never leaves this computer.</source>
        <translation>Es ist noch nicht hochgeladen: Was Sie zurücknehmen, verlässt diesen Computer nie.</translation>
    </message>
    <message>
        <source>Pictures of the screen</source>
        <translation>Bilder des Bildschirms</translation>
    </message>
    <message>
        <source>Photo from the webcam</source>
        <translation>Foto von der Webcam</translation>
    </message>
    <message>
        <source>App and title</source>
        <translation>App und Titel</translation>
    </message>
    <message>
        <source>Counts of input</source>
        <translation>Zählwerte der Eingaben</translation>
    </message>
    <message>
        <source>Signs of how input was made</source>
        <translation>Merkmale der Eingaben</translation>
    </message>
    <message>
        <source>Picture of monitor {monitor}</source>
        <translation>Bild von Monitor {monitor}</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privat</translation>
    </message>
    <message>
        <source>By mistake</source>
        <translation>Aus Versehen</translation>
    </message>
    <message>
        <source>Not work</source>
        <translation>Keine Arbeit</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Ein anderer Grund</translation>
    </message>
    <message>
        <source>Delete {span} with its pictures, counts and minutes?</source>
        <translation>{span} mit Bildern, Zählwerten und Minuten löschen?</translation>
    </message>
    <message numerus="yes">
        <source>Delete {count} segments with their pictures, counts and minutes?</source>
        <extracomment>For one: Delete {count} segment with its pictures, counts and minutes?</extracomment>
        <translation>
            <numerusform>{count} Segment mit Bildern, Zählwerten und Minuten löschen?</numerusform>
            <numerusform>{count} Segmente mit Bildern, Zählwerten und Minuten löschen?</numerusform>
        </translation>
    </message>
    <message>
        <source>What is not signed yet is deleted at once and never leaves this computer. This cannot be undone.</source>
        <translation>Was noch nicht signiert ist, wird sofort gelöscht und verlässt diesen Computer nie. Das lässt sich nicht rückgängig machen.</translation>
    </message>
    <message>
        <source>What is signed is taken back by a statement that both sides see; its time counts no more. You can undo it for {seconds} seconds, then no more.</source>
        <translation>Was signiert ist, wird durch eine Erklärung zurückgenommen, die beide Seiten sehen; seine Zeit zählt nicht mehr. Sie können es {seconds} Sekunden lang rückgängig machen, danach nicht mehr.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments are being deleted.</source>
        <extracomment>For one: {count} segment is being deleted.</extracomment>
        <translation>
            <numerusform>{count} Segment wird gelöscht.</numerusform>
            <numerusform>{count} Segmente werden gelöscht.</numerusform>
        </translation>
    </message>
    <message>
        <source>The manual time is being taken back.</source>
        <translation>Die manuelle Zeit wird zurückgenommen.</translation>
    </message>
    <message>
        <source>Take back the manual time {span}?</source>
        <translation>Die manuelle Zeit {span} zurücknehmen?</translation>
    </message>
    <message>
        <source>It counts no more and its reason is erased. You can undo it for {seconds} seconds, then no more.</source>
        <translation>Sie zählt nicht mehr, und ihr Grund wird gelöscht. Sie können es {seconds} Sekunden lang rückgängig machen, danach nicht mehr.</translation>
    </message>
    <message>
        <source>Add manual time</source>
        <translation>Manuelle Zeit nachtragen</translation>
    </message>
    <message>
        <source>Time without evidence. It is always shown apart, and your employer decides about it.</source>
        <translation>Zeit ohne Nachweis. Sie wird immer getrennt gezeigt, und Ihr Auftraggeber entscheidet darüber.</translation>
    </message>
    <message>
        <source>C&amp;ontract</source>
        <translation>&amp;Vertrag</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Tag</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>V&amp;on</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>Bi&amp;s</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Grund</translation>
    </message>
    <message>
        <source>What you did: a meeting, a call…</source>
        <translation>Was Sie getan haben: eine Besprechung, ein Anruf…</translation>
    </message>
    <message>
        <source>None of your contracts allows manual time.</source>
        <translation>Keiner Ihrer Verträge erlaubt manuelle Zeit.</translation>
    </message>
    <message>
        <source>The clocks go forward then: {time} does not exist on this day. Nothing was added.</source>
        <translation>Dann wird die Uhr vorgestellt: {time} gibt es an diesem Tag nicht. Nichts wurde nachgetragen.</translation>
    </message>
    <message>
        <source>The clocks go back then: {time} comes twice on this day, and the first is meant.</source>
        <translation>Die Uhren werden dann zurückgestellt: {time} kommt an diesem Tag zweimal, gemeint ist das erste Mal.</translation>
    </message>
    <message>
        <source>The end must come after the beginning. 00:00 as the end is midnight; add what comes after it to the next day.</source>
        <translation>Das Ende muss nach dem Anfang liegen. 00:00 als Ende ist Mitternacht; was danach kommt, tragen Sie beim nächsten Tag nach.</translation>
    </message>
    <message>
        <source>{time} in all</source>
        <translation>{time} insgesamt</translation>
    </message>
    <message>
        <source>It is tracked: {span}.</source>
        <translation>Es ist erfasst: {span}.</translation>
    </message>
    <message>
        <source>It is claimed: {span}.</source>
        <translation>Es ist nachgetragen: {span}.</translation>
    </message>
    <message>
        <source>Write a reason: it stands in place of evidence.</source>
        <translation>Schreiben Sie einen Grund: Er steht anstelle eines Nachweises.</translation>
    </message>
    <message>
        <source>Export your work diary</source>
        <translation>Arbeitstagebuch exportieren</translation>
    </message>
    <message>
        <source>A file with everything that was receipted, signed and sealed. Anybody can check it without this computer and without the server.</source>
        <translation>Eine Datei mit allem, was eine Quittung hat, signiert und versiegelt. Jeder kann sie prüfen, ohne diesen Computer und ohne den Server.</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Zeitraum</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Alles</translation>
    </message>
    <message>
        <source>What is shown: {first} to {last} (UTC days)</source>
        <translation>Was angezeigt ist: {first} bis {last} (UTC-Tage)</translation>
    </message>
    <message>
        <source>With the pictures that are on this computer</source>
        <translation>Mit den Bildern, die auf diesem Computer sind</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Datei</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportieren</translation>
    </message>
    <message>
        <source>Choose where to write it.</source>
        <translation>Wählen Sie, wohin sie geschrieben wird.</translation>
    </message>
    <message>
        <source>There is no contract to export yet.</source>
        <translation>Es gibt noch keinen Vertrag zum Exportieren.</translation>
    </message>
    <message>
        <source>A file of this name is there already. Replace it, or give another name.</source>
        <translation>Eine Datei mit diesem Namen ist schon da. Ersetzen Sie sie, oder geben Sie einen anderen Namen an.</translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation>&amp;Ersetzen</translation>
    </message>
    <message>
        <source>This is a folder. Give the file a name in it.</source>
        <translation>Das ist ein Ordner. Geben Sie der Datei einen Namen darin.</translation>
    </message>
    <message>
        <source>There is no folder {folder}. Choose one that is there.</source>
        <translation>Es gibt keinen Ordner {folder}. Wählen Sie einen, der da ist.</translation>
    </message>
    <message>
        <source>Nothing can be written to {folder}: {error}. Choose another folder.</source>
        <translation>In {folder} lässt sich nichts schreiben: {error}. Wählen Sie einen anderen Ordner.</translation>
    </message>
    <message>
        <source>There is no room left at {folder}. Free some space, or choose another folder. No file was written.</source>
        <translation>In {folder} ist kein Platz mehr. Schaffen Sie Platz, oder wählen Sie einen anderen Ordner. Keine Datei wurde geschrieben.</translation>
    </message>
    <message>
        <source>Work diary (*.hpb)</source>
        <translation>Arbeitstagebuch (*.hpb)</translation>
    </message>
    <message>
        <source>{size} written…</source>
        <translation>{size} geschrieben…</translation>
    </message>
    <message numerus="yes">
        <source>Done: {count} statements in {size}. The file is {file}.</source>
        <extracomment>For one: Done: {count} statement in {size}. The file is {file}.</extracomment>
        <translation>
            <numerusform>Fertig: {count} Erklärung in {size}. Die Datei ist {file}.</numerusform>
            <numerusform>Fertig: {count} Erklärungen in {size}. Die Datei ist {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} have no receipt yet and are not in it.</source>
        <extracomment>For one: {count} has no receipt yet and is not in it.</extracomment>
        <translation>
            <numerusform>{count} hat noch keine Quittung und ist nicht darin.</numerusform>
            <numerusform>{count} haben noch keine Quittung und sind nicht darin.</numerusform>
        </translation>
    </message>
    <message>
        <source>With all pictures.</source>
        <translation>Mit allen Bildern.</translation>
    </message>
    <message>
        <source>With small pictures; full ones are kept here only until they are delivered.</source>
        <translation>Mit kleinen Bildern; volle bleiben hier nur, bis sie hochgeladen sind.</translation>
    </message>
    <message>
        <source>Without pictures.</source>
        <translation>Ohne Bilder.</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Gestoppt. Es wurde keine Datei geschrieben.</translation>
    </message>
    <message>
        <source>Nothing has a receipt yet, so there is nothing to export.</source>
        <translation>Noch hat nichts eine Quittung, deshalb gibt es nichts zu exportieren.</translation>
    </message>
    <message>
        <source>Open the fo&amp;lder</source>
        <translation>&amp;Ordner öffnen</translation>
    </message>
    <message>
        <source>Check &amp;it</source>
        <translation>Gleich &amp;prüfen</translation>
    </message>
    <message>
        <source>Check an export</source>
        <translation>Einen Export prüfen</translation>
    </message>
    <message>
        <source>Checks signatures, chains, receipts and pictures of a file, offline, by the key of your log.</source>
        <translation>Prüft Signaturen, Ketten, Quittungen und Bilder einer Datei, offline, mit dem Schlüssel Ihres Protokolls.</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>&amp;Prüfen</translation>
    </message>
    <message>
        <source>Checking… {percent} %</source>
        <translation>Wird geprüft… {percent} %</translation>
    </message>
    <message>
        <source>Stopped before the end: nothing can be said.</source>
        <translation>Vor dem Ende gestoppt: Es lässt sich nichts sagen.</translation>
    </message>
    <message>
        <source>&amp;File to check</source>
        <translation>&amp;Datei zum Prüfen</translation>
    </message>
    <message>
        <source>Details for support</source>
        <translation>Einzelheiten für den Support</translation>
    </message>
    <message>
        <source>It is whole: everything in it holds and nothing is missing.</source>
        <translation>Unversehrt: Alles darin stimmt, und nichts fehlt.</translation>
    </message>
    <message>
        <source>It does not hold: something in it was changed, or does not belong together.</source>
        <translation>Es stimmt nicht: Etwas darin wurde geändert oder gehört nicht zusammen.</translation>
    </message>
    <message>
        <source>What is there holds, but something is missing.</source>
        <translation>Was da ist, stimmt, aber etwas fehlt.</translation>
    </message>
    <message>
        <source>This is not an export of a work diary, or it was cut off.</source>
        <translation>Das ist kein Export eines Arbeitstagebuchs, oder er wurde abgeschnitten.</translation>
    </message>
    <message>
        <source>{tracked} tracked and {manual} manual, in {segments}.</source>
        <translation>{tracked} erfasst und {manual} manuell, in {segments}.</translation>
    </message>
    <message>
        <source>Choose the file to check.</source>
        <translation>Wählen Sie die Datei, die geprüft werden soll.</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file in it.</source>
        <translation>Das ist ein Ordner. Wählen Sie eine Datei darin.</translation>
    </message>
    <message>
        <source>There is no file of this name.</source>
        <translation>Es gibt keine Datei mit diesem Namen.</translation>
    </message>
    <message>
        <source>The file cannot be read: {error}.</source>
        <translation>Die Datei lässt sich nicht lesen: {error}.</translation>
    </message>
    <message>
        <source>Nothing was tracked on this day.</source>
        <translation>An diesem Tag wurde nichts erfasst.</translation>
    </message>
    <message>
        <source>Nothing was tracked in this time.</source>
        <translation>In dieser Zeit wurde nichts erfasst.</translation>
    </message>
    <message>
        <source>Nothing is tracked yet today. Press Start in the main window: each part of an hour then appears here as a card, with what was captured and whether it would be billed.</source>
        <translation>Heute ist noch nichts erfasst. Drücken Sie Start im Hauptfenster: Jeder Teil einer Stunde erscheint dann hier als Karte, mit dem, was aufgezeichnet wurde, und ob es abgerechnet würde.</translation>
    </message>
    <message>
        <source>This day is still to come.</source>
        <translation>Dieser Tag kommt noch.</translation>
    </message>
    <message>
        <source>You can add time without evidence, if your contract allows it. What another computer tracked is in the diary in the browser.</source>
        <translation>Sie können Zeit ohne Nachweis nachtragen, wenn Ihr Vertrag es erlaubt. Was ein anderer Computer erfasst hat, steht im Tagebuch im Browser.</translation>
    </message>
    <message>
        <source>Nothing was tracked for {contract} in this time.</source>
        <translation>Für {contract} wurde in dieser Zeit nichts erfasst.</translation>
    </message>
    <message>
        <source>Choose “All contracts” to see the rest.</source>
        <translation>Wählen Sie „Alle Verträge“, um den Rest zu sehen.</translation>
    </message>
    <message>
        <source>You have no contract now. When you are hired it appears in the main window, and what you track on it appears here.</source>
        <translation>Sie haben jetzt keinen Vertrag. Werden Sie beauftragt, erscheint er im Hauptfenster, und was Sie dafür erfassen, erscheint hier.</translation>
    </message>
    <message>
        <source>Your diary begins when this device is enrolled and you first press Start.</source>
        <translation>Ihr Tagebuch beginnt, wenn dieses Gerät registriert ist und Sie zum ersten Mal Start drücken.</translation>
    </message>
    <message>
        <source>Arrows walk · Enter shows details · F2 memo · Del deletes · Alt+← → days · F1 explains the marks</source>
        <translation>Pfeile bewegen · Enter zeigt Details · F2 Notiz · Entf löscht · Alt+← → Tage · F1 erklärt die Zeichen</translation>
    </message>
    <message>
        <source>How to read this page</source>
        <translation>Wie man diese Seite liest</translation>
    </message>
    <message>
        <source>How time counts</source>
        <translation>Wie Zeit zählt</translation>
    </message>
    <message>
        <source>What a card shows</source>
        <translation>Was eine Karte zeigt</translation>
    </message>
    <message>
        <source>How far it has come</source>
        <translation>Wie weit es gekommen ist</translation>
    </message>
    <message>
        <source>The clock was running, and what it recorded was signed on your machine.</source>
        <translation>Die Uhr lief, und was sie aufnahm, wurde auf Ihrem Gerät signiert.</translation>
    </message>
    <message>
        <source>You have taken part of it back, or blacked it out. The rest is as it was signed.</source>
        <translation>Sie haben einen Teil zurückgenommen oder geschwärzt. Der Rest ist, wie er signiert wurde.</translation>
    </message>
    <message>
        <source>You have taken all of it back. Only the signed statement, without content, is left.</source>
        <translation>Sie haben alles zurückgenommen. Nur die signierte Aussage ohne Inhalt ist noch da.</translation>
    </message>
    <message>
        <source>There was no input, and you kept the time. The memo says what it was.</source>
        <translation>Es gab keine Eingabe, und Sie haben die Zeit behalten. Die Notiz sagt, was es war.</translation>
    </message>
    <message>
        <source>Some of it lies beyond the week’s limit as it is now, and is not billed.</source>
        <translation>Ein Teil liegt über dem Limit der Woche, wie es jetzt ist, und wird nicht abgerechnet.</translation>
    </message>
    <message>
        <source>Time without evidence, always beside the sums and never in them.</source>
        <translation>Zeit ohne Nachweis, immer neben den Summen und nie in ihnen.</translation>
    </message>
    <message>
        <source>It arrived after you had closed the week; the next close counts it.</source>
        <translation>Es kam an, nachdem Sie die Woche abgeschlossen hatten; der nächste Abschluss zählt es.</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Verspätet</translation>
    </message>
    <message>
        <source>Small bars</source>
        <translation>Kleine Balken</translation>
    </message>
    <message>
        <source>One bar is one minute of keys, clicks and scrolls together, on the same scale every day: a full bar is 250 or more, a thin line is none, a space was not tracked.</source>
        <translation>Ein Balken ist eine Minute mit Tasten, Klicks und Scrollen zusammen, jeden Tag im selben Maßstab: ein voller Balken sind 250 oder mehr, ein dünner Strich ist nichts, eine Lücke wurde nicht erfasst.</translation>
    </message>
    <message>
        <source>That desktop offers no way to count. It does not mean that nothing was done.</source>
        <translation>Dieser Desktop bietet keinen Weg zu zählen. Das heißt nicht, dass nichts getan wurde.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Bild</translation>
    </message>
    <message>
        <source>One of each monitor per segment, at a moment that nobody can foresee. Where there is none, the reason stands in its place.</source>
        <translation>Eines von jedem Monitor je Segment, in einem Moment, den niemand vorhersehen kann. Wo keines ist, steht an seiner Stelle der Grund.</translation>
    </message>
    <message>
        <source>Number on the picture</source>
        <translation>Zahl auf dem Bild</translation>
    </message>
    <message>
        <source>How many monitors there are pictures of.</source>
        <translation>Von wie vielen Monitoren es Bilder gibt.</translation>
    </message>
    <message>
        <source>Photo in the corner</source>
        <translation>Foto in der Ecke</translation>
    </message>
    <message>
        <source>The webcam’s, taken with the picture.</source>
        <translation>Das der Webcam, mit dem Bild aufgenommen.</translation>
    </message>
    <message>
        <source>Band above</source>
        <translation>Band darüber</translation>
    </message>
    <message>
        <source>The memo. It reaches over all segments beside each other that have the same one.</source>
        <translation>Die Notiz. Sie reicht über alle Segmente nebeneinander, die dieselbe haben.</translation>
    </message>
    <message>
        <source>Nothing of it has left this computer.</source>
        <translation>Nichts davon hat diesen Computer verlassen.</translation>
    </message>
    <message>
        <source>You can still delete it without a trace.</source>
        <translation>Sie können es noch spurlos löschen.</translation>
    </message>
    <message>
        <source>It goes up by itself as soon as the server can be reached.</source>
        <translation>Es geht von selbst hinauf, sobald der Server erreichbar ist.</translation>
    </message>
    <message>
        <source>Problems says what is in the way.</source>
        <translation>Unter Probleme steht, was im Weg ist.</translation>
    </message>
    <message>
        <source>The server has shown that it holds it.</source>
        <translation>Der Server hat gezeigt, dass er es hat.</translation>
    </message>
    <message>
        <source>Its time would be billed.</source>
        <translation>Seine Zeit würde abgerechnet.</translation>
    </message>
    <message>
        <source>Nothing speaks against it, but it is not finished or not received yet.</source>
        <translation>Nichts spricht dagegen, aber es ist noch nicht fertig oder noch nicht empfangen.</translation>
    </message>
    <message>
        <source>Some of its minutes would be billed.</source>
        <translation>Einige seiner Minuten würden abgerechnet.</translation>
    </message>
    <message>
        <source>It would not be billed as it stands: its details say why and what helps.</source>
        <translation>So, wie es ist, würde es nicht abgerechnet: Die Details sagen, warum und was hilft.</translation>
    </message>
</context>
</TS>
