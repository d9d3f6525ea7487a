<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="fil" sourcelanguage="en">
<context>
    <name>Hourproof</name>
    <message>
        <source>Hourproof had ended unexpectedly. Your time up to then is kept, and the clock runs on.</source>
        <translation>Biglang nagsara ang Hourproof. Nakatabi ang oras mo hanggang doon, at tuloy ang orasan.</translation>
    </message>
    <message>
        <source>Hourproof had ended unexpectedly. Your time up to then is kept. You are clocked out.</source>
        <translation>Biglang nagsara ang Hourproof. Nakatabi ang oras mo hanggang doon. Naka-clock out ka na.</translation>
    </message>
    <message>
        <source>The computer slept, so you were clocked out at the moment it fell asleep.</source>
        <translation>Nag-sleep ang computer, kaya na-clock out ka sa sandaling iyon.</translation>
    </message>
    <message>
        <source>The clock of this computer jumped. Time was tracked up to the last good moment.</source>
        <translation>Tumalon ang oras ng computer na ito. Na-track ang oras hanggang sa huling tamang sandali.</translation>
    </message>
    <message>
        <source>No input for {away}: that time was dropped, and nothing was tracked until you were back.</source>
        <translation>Walang input nang {away}: na-drop ang oras na iyon, at walang na-track hanggang bumalik ka.</translation>
    </message>
    <message>
        <source>{away} without input were kept, marked as idle.</source>
        <translation>Itinabi ang {away} na walang input, at minarkahang idle.</translation>
    </message>
    <message>
        <source>You were away, so you are clocked out. Press Start when you go on.</source>
        <translation>Wala ka kanina, kaya naka-clock out ka. Pindutin ang Simulan kapag magpapatuloy ka.</translation>
    </message>
    <message>
        <source>You logged out, so you were clocked out at that moment.</source>
        <translation>Nag-log out ka, kaya na-clock out ka sa sandaling iyon.</translation>
    </message>
    <message>
        <source>This computer has been in use for {away}, and you are not clocked in. Only you see this.</source>
        <translation>Ginagamit na ang computer na ito nang {away}, at hindi ka naka-clock in. Ikaw lang ang nakakakita nito.</translation>
    </message>
    <message>
        <source>You have been tracking for {away}.</source>
        <translation>Nagta-track ka na nang {away}.</translation>
    </message>
    <message>
        <source>You have used 90 % of this week’s limit.</source>
        <translation>Nagamit mo na ang 90 % ng limit ngayong linggo.</translation>
    </message>
    <message>
        <source>This week’s limit is reached. Time from now on is marked over limit and not billed.</source>
        <translation>Naabot na ang limit ngayong linggo. Ang oras mula ngayon ay mamarkahang lampas sa limit at hindi sisingilin.</translation>
    </message>
    <message>
        <source>A segment was deleted with its pictures, counts and minutes. It was never uploaded.</source>
        <translation>Na-delete ang isang segment kasama ang mga larawan, bilang at minuto nito. Hindi ito na-upload kailanman.</translation>
    </message>
    <message>
        <source>A new device was added to your account: {name}. If that was not you, end it under Settings, Devices, and tell your employer.</source>
        <translation>May bagong device na idinagdag sa account mo: {name}. Kung hindi ikaw iyon, tapusin ito sa Mga setting, Mga device, at sabihin sa employer mo.</translation>
    </message>
    <message>
        <source>The segment was deleted with its pictures, counts and minutes. It was never uploaded. Nothing more is tracked until {time}.</source>
        <translation>Na-delete ang segment kasama ang mga larawan, bilang at minuto nito. Hindi ito na-upload kailanman. Wala nang ita-track hanggang {time}.</translation>
    </message>
    <message>
        <source>the screen was locked</source>
        <translation>naka-lock ang screen</translation>
    </message>
    <message>
        <source>the system did not permit it</source>
        <translation>hindi pinahintulutan ng system</translation>
    </message>
    <message>
        <source>the desktop refused it</source>
        <translation>tinanggihan ng desktop</translation>
    </message>
    <message>
        <source>taking it failed</source>
        <translation>hindi ito nakuha</translation>
    </message>
    <message>
        <source>an excluded app was in front</source>
        <translation>nasa harap ang isang app na hindi isinasama</translation>
    </message>
    <message>
        <source>this contract takes none</source>
        <translation>walang kinukuhang ganito ang kontratang ito</translation>
    </message>
    <message>
        <source>the clock stopped before its moment</source>
        <translation>huminto ang orasan bago ang sandali nito</translation>
    </message>
    <message>
        <source>its moment lay in time away</source>
        <translation>tumapat ang sandali nito sa oras na wala ka</translation>
    </message>
    <message>
        <source>this desktop does not offer it</source>
        <translation>wala nito sa desktop na ito</translation>
    </message>
    <message>
        <source>the app was interrupted</source>
        <translation>naantala ang app</translation>
    </message>
    <message>
        <source>there is no camera</source>
        <translation>walang camera</translation>
    </message>
    <message>
        <source>another program has the camera</source>
        <translation>ginagamit ng ibang program ang camera</translation>
    </message>
    <message>
        <source>the camera failed</source>
        <translation>pumalya ang camera</translation>
    </message>
    <message>
        <source>you have not agreed to it</source>
        <translation>hindi ka pumayag dito</translation>
    </message>
    <message>
        <source>what waits to be uploaded fills its share of the disk</source>
        <translation>puno na ang bahagi ng disk para sa mga naghihintay ma-upload</translation>
    </message>
    <message>
        <source>you kept this time as idle</source>
        <translation>itinabi mo ang oras na ito bilang idle</translation>
    </message>
    <message>
        <source>the screen was off, or its screensaver was on</source>
        <translation>naka-off ang screen, o naka-on ang screensaver nito</translation>
    </message>
    <message>
        <source>Not enrolled. Nothing is captured.</source>
        <translation>Hindi naka-enroll. Walang kina-capture.</translation>
    </message>
    <message>
        <source>Choose a contract. Nothing is captured.</source>
        <translation>Pumili ng kontrata. Walang kina-capture.</translation>
    </message>
    <message>
        <source>Clocked out. Nothing is captured.</source>
        <translation>Naka-clock out. Walang kina-capture.</translation>
    </message>
    <message>
        <source>Your agreement is needed. Nothing is captured.</source>
        <translation>Kailangan ang pahintulot mo. Walang kina-capture.</translation>
    </message>
    <message>
        <source>Clocked in</source>
        <translation>Naka-clock in</translation>
    </message>
    <message>
        <source>Writing everything down…</source>
        <translation>Isinusulat ang lahat…</translation>
    </message>
    <message>
        <source>Paused by you. It goes on when you say so.</source>
        <translation>Ikaw ang nag-pause. Magpapatuloy ito kapag sinabi mo.</translation>
    </message>
    <message>
        <source>No contract yet. Nothing is captured.</source>
        <translation>Wala pang kontrata. Walang kina-capture.</translation>
    </message>
    <message>
        <source>Clocked in. Your time is tracked.</source>
        <translation>Naka-clock in. Tina-track ang oras mo.</translation>
    </message>
    <message>
        <source>Paused while you are away. It goes on when you are back.</source>
        <translation>Naka-pause habang wala ka. Magpapatuloy ito kapag bumalik ka.</translation>
    </message>
    <message>
        <source>Paused while the screen is locked.</source>
        <translation>Naka-pause habang naka-lock ang screen.</translation>
    </message>
    <message>
        <source>Paused. It goes on when you use the computer.</source>
        <translation>Naka-pause. Magpapatuloy ito kapag ginamit mo ang computer.</translation>
    </message>
    <message>
        <source>Paused. It goes on by itself at {time}.</source>
        <translation>Naka-pause. Kusa itong magpapatuloy sa {time}.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>Ma&amp;gpatuloy</translation>
    </message>
    <message>
        <source>P&amp;ause for</source>
        <translation>I-&amp;pause nang</translation>
    </message>
    <message>
        <source>Until I go on</source>
        <translation>Hanggang magpatuloy ako</translation>
    </message>
    <message numerus="yes">
        <source>Everything is delivered.</source>
        <extracomment>For one: Everything is delivered.</extracomment>
        <translation>
            <numerusform>Naihatid na ang lahat.</numerusform>
            <numerusform>Naihatid na ang lahat.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} segments wait for their upload.</source>
        <extracomment>For one: {count} segment waits for its upload.</extracomment>
        <translation>
            <numerusform>{count} segment ang naghihintay ma-upload.</numerusform>
            <numerusform>{count} segment ang naghihintay ma-upload.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uploading {count} segments…</source>
        <extracomment>For one: Uploading {count} segment…</extracomment>
        <translation>
            <numerusform>Ina-upload ang {count} segment…</numerusform>
            <numerusform>Ina-upload ang {count} segment…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline. {count} segments are kept here and go up when you are back.</source>
        <extracomment>For one: Offline. {count} segment is kept here and goes up when you are back.</extracomment>
        <translation>
            <numerusform>Offline. {count} segment ang nakatabi rito at ia-upload kapag online ka na ulit.</numerusform>
            <numerusform>Offline. {count} segment ang nakatabi rito at ia-upload kapag online ka na ulit.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server refused a segment. {count} are kept here.</source>
        <extracomment>For one: The server refused a segment. {count} is kept here.</extracomment>
        <translation>
            <numerusform>Tinanggihan ng server ang isang segment. {count} ang nakatabi rito.</numerusform>
            <numerusform>Tinanggihan ng server ang isang segment. {count} ang nakatabi rito.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uploading has stopped: a receipt does not check out. Everything is kept.</source>
        <extracomment>For one: Uploading has stopped: a receipt does not check out. Everything is kept.</extracomment>
        <translation>
            <numerusform>Huminto ang pag-upload: hindi tugma ang isang resibo. Nakatabi ang lahat.</numerusform>
            <numerusform>Huminto ang pag-upload: hindi tugma ang isang resibo. Nakatabi ang lahat.</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline. Nothing waits; you can go on working.</source>
        <translation>Offline. Walang naghihintay; puwede kang magpatuloy sa trabaho.</translation>
    </message>
    <message>
        <source>Nothing to deliver yet.</source>
        <translation>Wala pang ihahatid.</translation>
    </message>
    <message>
        <source>Last receipt at {time}.</source>
        <translation>Huling resibo noong {time}.</translation>
    </message>
    <message>
        <source>Hourproof</source>
        <translation>Hourproof</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Simulan</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Ihinto</translation>
    </message>
    <message>
        <source>&amp;Read and agree…</source>
        <translation>&amp;Basahin at pumayag…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Inihihinto…</translation>
    </message>
    <message>
        <source>&amp;Contract</source>
        <translation>&amp;Kontrata</translation>
    </message>
    <message>
        <source>Choose a contract</source>
        <translation>Pumili ng kontrata</translation>
    </message>
    <message>
        <source>Seen by you and {employer}.</source>
        <translation>Nakikita mo at ng {employer}.</translation>
    </message>
    <message>
        <source>&amp;Memo</source>
        <translation>&amp;Memo</translation>
    </message>
    <message>
        <source>What are you working on?</source>
        <translation>Ano ang ginagawa mo?</translation>
    </message>
    <message>
        <source>This session</source>
        <translation>Session na ito</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Ngayong araw</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Ngayong linggo</translation>
    </message>
    <message>
        <source>of {limit}</source>
        <translation>ng {limit}</translation>
    </message>
    <message>
        <source>{left} left this week</source>
        <translation>{left} pa ngayong linggo</translation>
    </message>
    <message>
        <source>{over} over the limit</source>
        <translation>{over} lampas sa limit</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>walang limit</translation>
    </message>
    <message numerus="yes">
        <source>{count} minutes</source>
        <extracomment>For one: {count} minute</extracomment>
        <translation>
            <numerusform>{count} minuto</numerusform>
            <numerusform>{count} minuto</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} hours</source>
        <extracomment>For one: {count} hour</extracomment>
        <translation>
            <numerusform>{count} oras</numerusform>
            <numerusform>{count} oras</numerusform>
        </translation>
    </message>
    <message>
        <source>No contract yet</source>
        <translation>Wala pang kontrata</translation>
    </message>
    <message>
        <source>Your contracts appear here as soon as {organization} adds you to one. You will see exactly what it captures before anything starts.</source>
        <translation>Lalabas dito ang mga kontrata mo kapag idinagdag ka ng {organization}. Makikita mo kung ano mismo ang kina-capture nito bago magsimula ang anuman.</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Tingnan ulit</translation>
    </message>
    <message>
        <source>Nothing is captured while you are clocked out.</source>
        <translation>Walang kina-capture habang naka-clock out ka.</translation>
    </message>
    <message>
        <source>Last capture</source>
        <translation>Huling capture</translation>
    </message>
    <message>
        <source>Captured at {time}</source>
        <translation>Na-capture noong {time}</translation>
    </message>
    <message>
        <source>Captured at {time}, {age}</source>
        <translation>Na-capture noong {time}, {age}</translation>
    </message>
    <message>
        <source>No picture: {reason}.</source>
        <translation>Walang larawan: {reason}.</translation>
    </message>
    <message>
        <source>No photo: {reason}.</source>
        <translation>Walang litrato: {reason}.</translation>
    </message>
    <message>
        <source>Remove &amp;photo</source>
        <translation>Alisin ang &amp;litrato</translation>
    </message>
    <message>
        <source>Kept in {left}, unless you delete it.</source>
        <translation>Itatabi pagkalipas ng {left}, maliban kung i-delete mo.</translation>
    </message>
    <message>
        <source>Kept. It goes up with its segment.</source>
        <translation>Itinabi. Ia-upload ito kasama ng segment nito.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Itinabi.</translation>
    </message>
    <message>
        <source>Deleted, with its minutes.</source>
        <translation>Na-delete, kasama ang mga minuto nito.</translation>
    </message>
    <message>
        <source>Your screen is captured once at a random moment in each {minutes} while the clock runs.</source>
        <translation>Kina-capture ang screen mo nang isang beses sa random na sandali sa bawat {minutes} habang tumatakbo ang orasan.</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>It&amp;abi</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>I-&amp;delete…</translation>
    </message>
    <message>
        <source>Delete this segment, {span}, with its pictures, counts and minutes?</source>
        <translation>I-delete ang segment na ito, {span}, kasama ang mga larawan, bilang at minuto nito?</translation>
    </message>
    <message>
        <source>{start}–{end}</source>
        <translation>{start}–{end}</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>I-&amp;delete</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Bumalik</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>Ipakita ang larawan</translation>
    </message>
    <message>
        <source>Picture {index} of {count}</source>
        <translation>Larawan {index} ng {count}</translation>
    </message>
    <message>
        <source>The picture is no longer on this computer.</source>
        <translation>Wala na sa computer na ito ang larawan.</translation>
    </message>
    <message>
        <source>Esc closes · ← → pictures</source>
        <translation>Esc para isara · ← → mga larawan</translation>
    </message>
    <message>
        <source>Capture preview</source>
        <translation>Preview ng capture</translation>
    </message>
    <message numerus="yes">
        <source>Deleted in {count} seconds.</source>
        <extracomment>For one: Deleted in {count} second.</extracomment>
        <translation>
            <numerusform>Ide-delete sa loob ng {count} segundo.</numerusform>
            <numerusform>Ide-delete sa loob ng {count} segundo.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>I-&amp;undo</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ngayon lang</translation>
    </message>
    <message numerus="yes">
        <source>{count} min ago</source>
        <extracomment>For one: {count} min ago</extracomment>
        <translation>
            <numerusform>{count} min ang nakalipas</numerusform>
            <numerusform>{count} min ang nakalipas</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} h ago</source>
        <extracomment>For one: {count} h ago</extracomment>
        <translation>
            <numerusform>{count} oras ang nakalipas</numerusform>
            <numerusform>{count} oras ang nakalipas</numerusform>
        </translation>
    </message>
    <message>
        <source>No input for {minutes}</source>
        <translation>Walang input nang {minutes}</translation>
    </message>
    <message>
        <source>{span}. Keep it if you were working, with a word on what it was: it is marked as idle. Without an answer it is dropped at {time}.</source>
        <translation>{span}. Itabi ito kung nagtatrabaho ka, at sabihin kung ano iyon: mamarkahan itong idle. Kung walang sagot, ida-drop ito sa {time}.</translation>
    </message>
    <message>
        <source>{span}. This contract does not let idle time be kept: it was dropped.</source>
        <translation>{span}. Hindi pinapayagan ng kontratang ito na itabi ang idle na oras: na-drop na ito.</translation>
    </message>
    <message>
        <source>What it was: reading, a call…</source>
        <translation>Ano iyon: pagbabasa, tawag…</translation>
    </message>
    <message>
        <source>Kee&amp;p as idle</source>
        <translation>Itabi bila&amp;ng idle</translation>
    </message>
    <message>
        <source>D&amp;rop it</source>
        <translation>I-d&amp;rop</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;OK</translation>
    </message>
    <message>
        <source>Drop and clock o&amp;ut</source>
        <translation>I-drop at mag-&amp;clock out</translation>
    </message>
    <message>
        <source>Enrol this device</source>
        <translation>I-enroll ang device na ito</translation>
    </message>
    <message>
        <source>Your employer gives you the server’s address and a one-time code. This computer then makes its own key; no password is needed. Nothing is captured before you agree to it.</source>
        <translation>Ibibigay ng employer mo ang address ng server at isang one-time na code. Gagawa ang computer na ito ng sarili nitong key; hindi kailangan ng password. Walang kina-capture bago ka pumayag.</translation>
    </message>
    <message>
        <source>Server &amp;address</source>
        <translation>&amp;Address ng server</translation>
    </message>
    <message>
        <source>One-time &amp;code</source>
        <translation>One-time na &amp;code</translation>
    </message>
    <message>
        <source>&amp;Name of this device</source>
        <translation>Pangala&amp;n ng device na ito</translation>
    </message>
    <message>
        <source>&amp;Enrol</source>
        <translation>I-&amp;enroll</translation>
    </message>
    <message>
        <source>Making a key and enrolling…</source>
        <translation>Gumagawa ng key at nag-e-enroll…</translation>
    </message>
    <message>
        <source>Enter the address your employer gave you.</source>
        <translation>Ilagay ang address na ibinigay ng employer mo.</translation>
    </message>
    <message>
        <source>Enter the one-time code.</source>
        <translation>Ilagay ang one-time na code.</translation>
    </message>
    <message>
        <source>Give this device a name, so that you can tell it from others.</source>
        <translation>Bigyan ng pangalan ang device na ito, para makilala mo ito sa iba.</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Sho&amp;w Hourproof</source>
        <translation>Ipakita ang &amp;Hourproof</translation>
    </message>
    <message>
        <source>Switch con&amp;tract</source>
        <translation>Palitan ang &amp;kontrata</translation>
    </message>
    <message>
        <source>&amp;Memo…</source>
        <translation>&amp;Memo…</translation>
    </message>
    <message>
        <source>&amp;Diary…</source>
        <translation>&amp;Diary…</translation>
    </message>
    <message>
        <source>What is &amp;captured…</source>
        <translation>Ano ang kina-&amp;capture…</translation>
    </message>
    <message>
        <source>&amp;Problems…</source>
        <translation>Mga p&amp;roblema…</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>Mga se&amp;tting…</translation>
    </message>
    <message>
        <source>&amp;Upload now</source>
        <translation>I-&amp;upload na</translation>
    </message>
    <message>
        <source>&amp;Fetch contracts again</source>
        <translation>Kunin ulit &amp;ang mga kontrata</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Lumabas</translation>
    </message>
    <message>
        <source>Clock out and quit?</source>
        <translation>Mag-clock out at lumabas?</translation>
    </message>
    <message>
        <source>You are clocked in. Your time up to now is kept and delivered at the next start.</source>
        <translation>Naka-clock in ka. Nakatabi ang oras mo hanggang ngayon at ihahatid sa susunod na pagbukas.</translation>
    </message>
    <message>
        <source>Clock &amp;out and quit</source>
        <translation>Mag-clock &amp;out at lumabas</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>Hayaang &amp;tumakbo</translation>
    </message>
    <message>
        <source>This desktop has no tray: closed, this window stays in the task bar. Quit by the menu above.</source>
        <translation>Walang tray ang desktop na ito: kapag isinara, mananatili ang window na ito sa task bar. Lumabas gamit ang menu sa itaas.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>I&amp;sara</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Mga problema</translation>
    </message>
    <message>
        <source>Nothing is wrong.</source>
        <translation>Walang problema.</translation>
    </message>
    <message>
        <source>Since {since}.</source>
        <translation>Mula {since}.</translation>
    </message>
    <message>
        <source>From {since} to {until}; over now.</source>
        <translation>Mula {since} hanggang {until}; tapos na ngayon.</translation>
    </message>
    <message numerus="yes">
        <source>{title}, and {count} more.</source>
        <extracomment>For one: {title}, and {count} more.</extracomment>
        <translation>
            <numerusform>{title}, at {count} pa.</numerusform>
            <numerusform>{title}, at {count} pa.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>Mga &amp;problema</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>Kopyahin ang &amp;diagnostics</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Nakopya</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnostics</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>S&amp;ubukan ulit</translation>
    </message>
    <message>
        <source>What is captured on {contract}</source>
        <translation>Ano ang kina-capture sa {contract}</translation>
    </message>
    <message>
        <source>{employer} asks for the following while your clock runs on this contract. Nothing is captured before you agree, and never while you are clocked out.</source>
        <translation>Hinihingi ng {employer} ang mga sumusunod habang tumatakbo ang orasan mo sa kontratang ito. Walang kina-capture bago ka pumayag, at hindi kailanman habang naka-clock out ka.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Ano</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Kailan</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>Sino ang nakakakita</translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>Gaano katagal itatabi</translation>
    </message>
    <message>
        <source>Never captured</source>
        <translation>Hindi kailanman kina-capture</translation>
    </message>
    <message>
        <source>A picture of each screen</source>
        <translation>Larawan ng bawat screen</translation>
    </message>
    <message>
        <source>Once in each {minutes}, at a random moment while the clock runs.{blur} {review}</source>
        <translation>Isang beses sa bawat {minutes}, sa random na sandali habang tumatakbo ang orasan.{blur} {review}</translation>
    </message>
    <message>
        <source>A picture of the screen with the window in front</source>
        <translation>Larawan ng screen kung nasaan ang window sa harap</translation>
    </message>
    <message>
        <source> Blurred by {pixels} before it is stored.</source>
        <translation> Bina-blur nang {pixels} bago i-store.</translation>
    </message>
    <message numerus="yes">
        <source>{count} pixels</source>
        <extracomment>For one: {count} pixel</extracomment>
        <translation>
            <numerusform>{count} pixel</numerusform>
            <numerusform>{count} pixel</numerusform>
        </translation>
    </message>
    <message>
        <source>How much of the input programs made</source>
        <translation>Gaano karami sa input ang gawa ng mga program</translation>
    </message>
    <message>
        <source>Per minute while the clock runs, and whether a keyboard or mouse saw any input.</source>
        <translation>Bawat minuto habang tumatakbo ang orasan, at kung may input mula sa keyboard o mouse.</translation>
    </message>
    <message numerus="yes">
        <source>You see it first and can delete it for {count} seconds.</source>
        <extracomment>For one: You see it first and can delete it for {count} second.</extracomment>
        <translation>
            <numerusform>Ikaw ang unang makakakita nito at puwede mo itong i-delete sa loob ng {count} segundo.</numerusform>
            <numerusform>Ikaw ang unang makakakita nito at puwede mo itong i-delete sa loob ng {count} segundo.</numerusform>
        </translation>
    </message>
    <message>
        <source>You can delete it until its segment is uploaded.</source>
        <translation>Puwede mo itong i-delete hanggang ma-upload ang segment nito.</translation>
    </message>
    <message>
        <source>A photo from the webcam</source>
        <translation>Litrato mula sa webcam</translation>
    </message>
    <message>
        <source>With each picture of the screen. Your diary lets you delete it alone.</source>
        <translation>Kasama ng bawat larawan ng screen. Sa diary mo, puwede mo itong i-delete nang mag-isa.</translation>
    </message>
    <message>
        <source>How many key presses, clicks and scrolls</source>
        <translation>Ilang pindot ng key, click at scroll</translation>
    </message>
    <message>
        <source>Per minute while the clock runs. Numbers only, never which keys.</source>
        <translation>Bawat minuto habang tumatakbo ang orasan. Bilang lang, hindi kung aling key.</translation>
    </message>
    <message>
        <source>The app in front</source>
        <translation>Ang app sa harap</translation>
    </message>
    <message>
        <source>At the moment of the picture: its name, not its title.</source>
        <translation>Sa sandali ng larawan: pangalan nito, hindi pamagat.</translation>
    </message>
    <message>
        <source>The app in front and its title</source>
        <translation>Ang app sa harap at pamagat nito</translation>
    </message>
    <message>
        <source>At the moment of the picture.</source>
        <translation>Sa sandali ng larawan.</translation>
    </message>
    <message>
        <source>Your memo</source>
        <translation>Ang memo mo</translation>
    </message>
    <message>
        <source>As you write it, for the time you are clocked in.</source>
        <translation>Ayon sa isinulat mo, para sa oras na naka-clock in ka.</translation>
    </message>
    <message>
        <source>When you clock in and out, on which device, system and monitors</source>
        <translation>Kailan ka nag-clock in at out, sa aling device, system at mga monitor</translation>
    </message>
    <message>
        <source>While the clock runs. {idle}</source>
        <translation>Habang tumatakbo ang orasan. {idle}</translation>
    </message>
    <message>
        <source>After {minutes} without input the time away is dropped, with what it held.</source>
        <translation>Kapag {minutes} nang walang input, ida-drop ang oras na wala ka, kasama ang laman nito.</translation>
    </message>
    <message>
        <source>After {minutes} without input the time away is dropped, unless you say what it was and keep it, marked as idle.</source>
        <translation>Kapag {minutes} nang walang input, ida-drop ang oras na wala ka, maliban kung sabihin mo kung ano iyon at itabi mo, na may markang idle.</translation>
    </message>
    <message>
        <source>Time without input counts too; stop the clock when you leave.</source>
        <translation>Kasama rin ang oras na walang input; ihinto ang orasan kapag umalis ka.</translation>
    </message>
    <message>
        <source>You, those at {employer} who review this contract, and whoever runs the server.</source>
        <translation>Ikaw, ang mga nasa {employer} na nagre-review ng kontratang ito, at ang nagpapatakbo ng server.</translation>
    </message>
    <message numerus="yes">
        <source>{count} days, then erased on the server. Your own copies stay on this computer.</source>
        <extracomment>For one: {count} day, then erased on the server. Your own copies stay on this computer.</extracomment>
        <translation>
            <numerusform>{count} araw, tapos buburahin sa server. Mananatili sa computer na ito ang sarili mong mga kopya.</numerusform>
            <numerusform>{count} araw, tapos buburahin sa server. Mananatili sa computer na ito ang sarili mong mga kopya.</numerusform>
        </translation>
    </message>
    <message>
        <source>For good: the record of times is never cut.</source>
        <translation>Habambuhay: hindi kailanman binabawasan ang tala ng mga oras.</translation>
    </message>
    <message>
        <source>which keys you press, and what you copy</source>
        <translation>kung aling key ang pinipindot mo, at ang kinokopya mo</translation>
    </message>
    <message>
        <source>sound and video</source>
        <translation>tunog at video</translation>
    </message>
    <message>
        <source>the files on your disk, and the history of your browser</source>
        <translation>ang mga file sa disk mo, at ang history ng browser mo</translation>
    </message>
    <message>
        <source>anything while you are clocked out</source>
        <translation>anuman habang naka-clock out ka</translation>
    </message>
    <message>
        <source>anything started from afar: nobody but the clock can trigger a capture</source>
        <translation>anumang sinimulan mula sa malayo: ang orasan lang ang nakakapagsimula ng capture</translation>
    </message>
    <message>
        <source>photos from the webcam</source>
        <translation>mga litrato mula sa webcam</translation>
    </message>
    <message>
        <source>whether your input came from your hands or from a program</source>
        <translation>kung galing sa kamay mo o sa isang program ang input</translation>
    </message>
    <message>
        <source>pictures of your screen</source>
        <translation>mga larawan ng screen mo</translation>
    </message>
    <message>
        <source>which app is in front</source>
        <translation>kung aling app ang nasa harap</translation>
    </message>
    <message>
        <source>I &amp;agree</source>
        <translation>Pumapayag &amp;ako</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>&amp;Tumanggi</translation>
    </message>
    <message>
        <source>You agreed to this version on this device.</source>
        <translation>Pumayag ka sa bersyong ito sa device na ito.</translation>
    </message>
    <message>
        <source>If you decline, nothing is captured and the clock does not start on this contract.</source>
        <translation>Kung tatanggi ka, walang ica-capture at hindi magsisimula ang orasan sa kontratang ito.</translation>
    </message>
    <message>
        <source>Hourproof cannot start</source>
        <translation>Hindi makapagsimula ang Hourproof</translation>
    </message>
    <message>
        <source>Something went wrong in Hourproof itself</source>
        <translation>May nangyaring mali sa mismong Hourproof</translation>
    </message>
    <message>
        <source>This is our mistake. What was tracked is kept. Copy the diagnostics for support.</source>
        <translation>Pagkakamali namin ito. Nakatabi ang na-track. Kopyahin ang diagnostics para sa support.</translation>
    </message>
    <message>
        <source>&amp;Save the evidence…</source>
        <translation>&amp;I-save ang ebidensya…</translation>
    </message>
    <message>
        <source>&amp;Enrol this device anew…</source>
        <translation>I-&amp;enroll ulit ang device na ito…</translation>
    </message>
    <message>
        <source>Enrol this device anew?</source>
        <translation>I-enroll ulit ang device na ito?</translation>
    </message>
    <message>
        <source>You need a new code from your employer, or a sign-in. Everything that this device has now, also what is not uploaded yet, is moved unchanged into a folder beside its data and is not sent any more. Save the evidence first. Hourproof then starts over with its first page.</source>
        <translation>Kailangan mo ng bagong code mula sa employer mo, o mag-sign in. Lahat ng nasa device na ito ngayon, pati ang hindi pa na-upload, ay ililipat nang walang pagbabago sa folder na katabi ng data nito at hindi na ipapadala. I-save muna ang ebidensya. Magsisimula ulit ang Hourproof sa unang page nito.</translation>
    </message>
    <message>
        <source>&amp;Set aside and enrol anew</source>
        <translation>Itabi at i-enroll &amp;ulit</translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation>&amp;Hayaan na lang</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>Hakbang {step} ng {steps}</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Magpatuloy</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>Mama&amp;ya</translation>
    </message>
    <message>
        <source>Sign in with the account your employer invited you with. It happens in your browser: no password is typed here. This computer makes its own key. Nothing is captured before you agree to it.</source>
        <translation>Mag-sign in gamit ang account kung saan ka inimbitahan ng employer mo. Sa browser mo ito gagawin: walang password na ita-type dito. Gagawa ang computer na ito ng sarili nitong key. Walang kina-capture bago ka pumayag.</translation>
    </message>
    <message>
        <source>&amp;Sign in through the browser</source>
        <translation>Mag-&amp;sign in sa browser</translation>
    </message>
    <message>
        <source>Use a one-time &amp;code instead</source>
        <translation>Gumamit ng one-time na &amp;code</translation>
    </message>
    <message>
        <source>Sign in through the &amp;browser instead</source>
        <translation>Mag-sign in sa &amp;browser</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Tinatanong ang server…</translation>
    </message>
    <message>
        <source>Confirm in your browser</source>
        <translation>Kumpirmahin sa browser mo</translation>
    </message>
    <message>
        <source>Your browser opens a page of {server}. Sign in there and confirm that it shows this code:</source>
        <translation>Magbubukas ang browser mo ng page ng {server}. Mag-sign in doon at kumpirmahing ipinapakita nito ang code na ito:</translation>
    </message>
    <message>
        <source>No page? Open {url} on any device and type the code.</source>
        <translation>Walang page? Buksan ang {url} sa anumang device at i-type ang code.</translation>
    </message>
    <message>
        <source>Waiting for you. The code is good until {time}.</source>
        <translation>Hinihintay ka. Puwede ang code hanggang {time}.</translation>
    </message>
    <message>
        <source>The server cannot be reached just now. Hourproof goes on asking until {time}.</source>
        <translation>Hindi maabot ang server sa ngayon. Patuloy na magtatanong ang Hourproof hanggang {time}.</translation>
    </message>
    <message>
        <source>Code to confirm</source>
        <translation>Code na kukumpirmahin</translation>
    </message>
    <message>
        <source>&amp;Open the browser again</source>
        <translation>Buksan ulit &amp;ang browser</translation>
    </message>
    <message>
        <source>The browser could not be opened. Open the address by hand.</source>
        <translation>Hindi mabuksan ang browser. Ikaw na ang magbukas ng address.</translation>
    </message>
    <message>
        <source>&amp;Get a new code</source>
        <translation>Kumuha ng &amp;bagong code</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>Ka&amp;nselahin</translation>
    </message>
    <message>
        <source>&amp;Have another device of mine vouch for this one</source>
        <translation>Patunayan ito ng iba kong &amp;device</translation>
    </message>
    <message>
        <source>Then nobody can add a device as you with the code alone.</source>
        <translation>Sa gayon, walang makakapagdagdag ng device bilang ikaw gamit lang ang code.</translation>
    </message>
    <message>
        <source>Vouch for it on your other device</source>
        <translation>Patunayan ito sa isa mo pang device</translation>
    </message>
    <message>
        <source>Open Settings, Devices on a device of yours that is enrolled, and type this check code there. It then says that you vouched for {name}.</source>
        <translation>Buksan ang Mga setting, Mga device sa device mong naka-enroll na, at ilagay doon ang check code na ito. Sasabihin nito na pinatunayan mo ang {name}.</translation>
    </message>
    <message>
        <source>Check code</source>
        <translation>Check code</translation>
    </message>
    <message>
        <source>Waiting for your other device. The one-time code is not used up until then.</source>
        <translation>Hinihintay ang isa mo pang device. Hindi magagamit ang one-time na code hanggang doon.</translation>
    </message>
    <message>
        <source>The server cannot be reached just now. Hourproof goes on asking.</source>
        <translation>Hindi maabot ang server ngayon. Patuloy na magtatanong ang Hourproof.</translation>
    </message>
    <message>
        <source>What is captured</source>
        <translation>Ano ang kina-capture</translation>
    </message>
    <message>
        <source>Each contract says what is captured while its clock runs, who sees it and how long it is kept. Read it and decide. Declining loses nothing: nothing is captured, and you can read it again at any time.</source>
        <translation>Sinasabi ng bawat kontrata kung ano ang kina-capture habang tumatakbo ang orasan nito, sino ang nakakakita nito at gaano ito katagal itatabi. Basahin ito at magpasya. Walang mawawala kung tatanggi ka: walang ica-capture, at puwede mo itong basahin ulit anumang oras.</translation>
    </message>
    <message>
        <source>&amp;Read and decide…</source>
        <translation>&amp;Basahin at magpasya…</translation>
    </message>
    <message>
        <source>You have not agreed. Nothing is captured on this contract, and its clock does not start. Read it again or choose another contract, or go on later.</source>
        <translation>Hindi ka pumayag. Walang kina-capture sa kontratang ito, at hindi nagsisimula ang orasan nito. Basahin ulit ito o pumili ng ibang kontrata, o ituloy mamaya.</translation>
    </message>
    <message>
        <source>Does it work here?</source>
        <translation>Gumagana ba ito rito?</translation>
    </message>
    <message>
        <source>Each thing your contract asks for is really tried now. What it gives is thrown away at once.</source>
        <translation>Sinusubukan ngayon nang totoo ang bawat hinihingi ng kontrata mo. Itinatapon agad ang nakukuha.</translation>
    </message>
    <message>
        <source>Being tried…</source>
        <translation>Sinusubukan…</translation>
    </message>
    <message>
        <source>Works.</source>
        <translation>Gumagana.</translation>
    </message>
    <message>
        <source>{title}. {hint}</source>
        <translation>{title}. {hint}</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>Gumagana ang lahat.</translation>
    </message>
    <message>
        <source>You can go on: what does not work is left out, and the diary says why.</source>
        <translation>Puwede kang magpatuloy: hindi isasama ang hindi gumagana, at sasabihin ng diary kung bakit.</translation>
    </message>
    <message>
        <source>{sense}: {found}</source>
        <translation>{sense}: {found}</translation>
    </message>
    <message>
        <source>Picture of the screen</source>
        <translation>Larawan ng screen</translation>
    </message>
    <message>
        <source>Counting keys and clicks</source>
        <translation>Pagbilang ng mga key at click</translation>
    </message>
    <message>
        <source>Time away</source>
        <translation>Oras na wala ka</translation>
    </message>
    <message>
        <source>App in front</source>
        <translation>App sa harap</translation>
    </message>
    <message>
        <source>Lock, sleep and log-out</source>
        <translation>Lock, sleep at log-out</translation>
    </message>
    <message>
        <source>Webcam</source>
        <translation>Webcam</translation>
    </message>
    <message>
        <source>There is no camera. Plug one in; until then the diary says that no photo was taken.</source>
        <translation>Walang camera. Magsaksak ng isa; hanggang doon, sasabihin ng diary na walang kinuhang litrato.</translation>
    </message>
    <message>
        <source>Another program has the camera. Close it, then try again.</source>
        <translation>Ginagamit ng ibang program ang camera. Isara iyon, tapos subukan ulit.</translation>
    </message>
    <message>
        <source>The camera does not answer. Unplug it and plug it in again, then try again.</source>
        <translation>Hindi sumasagot ang camera. Bunutin ito at isaksak ulit, tapos subukan ulit.</translation>
    </message>
    <message>
        <source>The system does not let Hourproof use the camera. Allow it, then try again.</source>
        <translation>Hindi pinapayagan ng system na gamitin ng Hourproof ang camera. Payagan ito, tapos subukan ulit.</translation>
    </message>
    <message>
        <source>Hourproof has no way to a camera on this system.</source>
        <translation>Walang paraan ang Hourproof para makagamit ng camera sa system na ito.</translation>
    </message>
    <message>
        <source>A test capture</source>
        <translation>Test capture</translation>
    </message>
    <message>
        <source>See what a capture looks like, as your employer would see it. It is taken now, shown here, and thrown away: it is not stored, and it is not sent.</source>
        <translation>Tingnan ang hitsura ng isang capture, gaya ng makikita ng employer mo. Kukunin ito ngayon, ipapakita rito, at itatapon: hindi ito ise-store, at hindi ito ipapadala.</translation>
    </message>
    <message>
        <source>&amp;Take a test capture</source>
        <translation>Kumuha ng &amp;test capture</translation>
    </message>
    <message>
        <source>Taking it…</source>
        <translation>Kinukuha…</translation>
    </message>
    <message>
        <source>This is all that a capture shows. Only you see this one: it is thrown away when you go on.</source>
        <translation>Ito lang ang ipinapakita ng isang capture. Ikaw lang ang nakakakita nito: itatapon ito kapag nagpatuloy ka.</translation>
    </message>
    <message>
        <source>Thrown away. Nothing of it was stored or sent.</source>
        <translation>Itinapon na. Walang bahagi nito ang na-store o ipinadala.</translation>
    </message>
    <message>
        <source>T&amp;hrow it away and continue</source>
        <translation>I&amp;tapon at magpatuloy</translation>
    </message>
    <message>
        <source>Test capture, screen {index} of {count}</source>
        <translation>Test capture, screen {index} ng {count}</translation>
    </message>
    <message>
        <source>This contract takes no pictures, so there is nothing to try.</source>
        <translation>Hindi kumukuha ng larawan ang kontratang ito, kaya walang susubukan.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Handa na</translation>
    </message>
    <message>
        <source>Write what you work on and press Start. Nothing is captured before that, nor after Stop. Every capture is shown to you first, and you can delete it.</source>
        <translation>Isulat kung ano ang gagawin mo at pindutin ang Simulan. Walang kina-capture bago iyon, o pagkatapos ng Ihinto. Sa iyo muna ipinapakita ang bawat capture, at puwede mo itong i-delete.</translation>
    </message>
    <message>
        <source>Hourproof stays in the tray: its shape says whether the clock runs.</source>
        <translation>Nananatili ang Hourproof sa tray: sinasabi ng hugis nito kung tumatakbo ang orasan.</translation>
    </message>
    <message>
        <source>This desktop has no tray: Hourproof stays in the task bar when you close the window.</source>
        <translation>Walang tray ang desktop na ito: mananatili ang Hourproof sa task bar kapag isinara mo ang window.</translation>
    </message>
    <message>
        <source>Go to the &amp;clock</source>
        <translation>Pumunta sa &amp;orasan</translation>
    </message>
    <message>
        <source>Hourproof needs you</source>
        <translation>Kailangan ka ng Hourproof</translation>
    </message>
    <message>
        <source>Your tracked time</source>
        <translation>Ang na-track mong oras</translation>
    </message>
    <message>
        <source>Weekly limit</source>
        <translation>Lingguhang limit</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Paalala</translation>
    </message>
    <message>
        <source>Your devices</source>
        <translation>Mga device mo</translation>
    </message>
    <message>
        <source>A new device was added to your account. If that was not you, see what to do in the settings.</source>
        <translation>May bagong device na idinagdag sa account mo. Kung hindi ikaw iyon, tingnan sa mga setting ang gagawin.</translation>
    </message>
    <message>
        <source>See devices</source>
        <translation>Tingnan ang mga device</translation>
    </message>
    <message>
        <source>You were away for {minutes}</source>
        <translation>Wala ka nang {minutes}</translation>
    </message>
    <message>
        <source>Say what it was if you were working. Without an answer it is dropped at {time}.</source>
        <translation>Sabihin kung ano iyon kung nagtatrabaho ka. Kung walang sagot, ida-drop ito sa {time}.</translation>
    </message>
    <message>
        <source>{title}. Hourproof’s window says what to do.</source>
        <translation>{title}. Sinasabi sa window ng Hourproof kung ano ang gagawin.</translation>
    </message>
    <message>
        <source>Open Hourproof</source>
        <translation>Buksan ang Hourproof</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Simulan</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Ihinto</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>I-drop</translation>
    </message>
    <message>
        <source>Hourproof is in the task bar: this desktop has no tray. Quit it by its menu.</source>
        <translation>Nasa task bar ang Hourproof: walang tray ang desktop na ito. Lumabas gamit ang menu nito.</translation>
    </message>
    <message>
        <source>Start or stop the clock</source>
        <translation>Simulan o ihinto ang orasan</translation>
    </message>
    <message>
        <source>Keys to start and stop</source>
        <translation>Mga key para magsimula at huminto</translation>
    </message>
    <message>
        <source>Another program has {keys}. Choose others in the settings; until then they do nothing here.</source>
        <translation>Ginagamit ng ibang program ang {keys}. Pumili ng iba sa mga setting; hanggang doon, walang magagawa ang mga ito rito.</translation>
    </message>
    <message>
        <source>This keyboard has no {keys}. Choose others in the settings.</source>
        <translation>Walang {keys} ang keyboard na ito. Pumili ng iba sa mga setting.</translation>
    </message>
    <message>
        <source>The desktop gives Hourproof no keys, or took them back. Choose some in the settings to ask again.</source>
        <translation>Walang ibinibigay na key ang desktop sa Hourproof, o binawi ito. Pumili sa mga setting para humiling ulit.</translation>
    </message>
    <message>
        <source>This desktop gives programs no keys of their own. Use the tray or the window.</source>
        <translation>Hindi nagbibigay ang desktop na ito ng sariling mga key sa mga program. Gamitin ang tray o ang window.</translation>
    </message>
    <message>
        <source>Started. The clock runs.</source>
        <translation>Nagsimula na. Tumatakbo ang orasan.</translation>
    </message>
    <message>
        <source>Stopped. You are clocked out.</source>
        <translation>Huminto na. Naka-clock out ka.</translation>
    </message>
    <message>
        <source>Nothing is lost: everything is kept here and goes up later.</source>
        <translation>Walang nawala: nakatabi rito ang lahat at ia-upload mamaya.</translation>
    </message>
    <message>
        <source>Nothing was changed: try again with the same code.</source>
        <translation>Walang nabago: subukan ulit gamit ang parehong code.</translation>
    </message>
    <message>
        <source>Nothing was changed: try again.</source>
        <translation>Walang nabago: subukan ulit.</translation>
    </message>
    <message>
        <source>This device is enrolled already</source>
        <translation>Naka-enroll na ang device na ito</translation>
    </message>
    <message>
        <source>It stays with the server it knows; nothing was changed.</source>
        <translation>Mananatili ito sa server na kilala nito; walang nabago.</translation>
    </message>
    <message>
        <source>This device is not enrolled yet</source>
        <translation>Hindi pa naka-enroll ang device na ito</translation>
    </message>
    <message>
        <source>Enter the address of your server and the one-time code from your employer.</source>
        <translation>Ilagay ang address ng server mo at ang one-time na code mula sa employer mo.</translation>
    </message>
    <message>
        <source>No contract is chosen</source>
        <translation>Walang napiling kontrata</translation>
    </message>
    <message>
        <source>Choose a contract, then start the clock.</source>
        <translation>Pumili ng kontrata, tapos simulan ang orasan.</translation>
    </message>
    <message>
        <source>That contract is not yours any more</source>
        <translation>Hindi mo na kontrata iyon</translation>
    </message>
    <message>
        <source>Choose another one. Time tracked on it so far is kept.</source>
        <translation>Pumili ng iba. Nakatabi ang oras na na-track doon hanggang ngayon.</translation>
    </message>
    <message>
        <source>You have not agreed to this contract’s captures yet</source>
        <translation>Hindi ka pa pumapayag sa mga capture ng kontratang ito</translation>
    </message>
    <message>
        <source>Read what is captured, then agree or decline. Until then nothing is captured.</source>
        <translation>Basahin kung ano ang kina-capture, tapos pumayag o tumanggi. Hanggang doon, walang kina-capture.</translation>
    </message>
    <message>
        <source>Your consent could not be signed yet</source>
        <translation>Hindi pa mapirmahan ang pahintulot mo</translation>
    </message>
    <message>
        <source>It is kept and is tried again by itself. Until it is signed nothing is captured. Problems says what is in the way.</source>
        <translation>Nakatabi ito at kusang susubukan ulit. Hanggang mapirmahan ito, walang kina-capture. Sinasabi sa Mga problema kung ano ang humahadlang.</translation>
    </message>
    <message>
        <source>What this contract captures has changed</source>
        <translation>Nagbago ang kina-capture ng kontratang ito</translation>
    </message>
    <message>
        <source>Read the new version before you agree. Until then nothing is captured.</source>
        <translation>Basahin ang bagong bersyon bago ka pumayag. Hanggang doon, walang kina-capture.</translation>
    </message>
    <message>
        <source>The memo is too long</source>
        <translation>Masyadong mahaba ang memo</translation>
    </message>
    <message>
        <source>Shorten it to {limit} characters. The old memo still holds.</source>
        <translation>Paikliin ito sa {limit} character. Ang dating memo pa rin ang may bisa.</translation>
    </message>
    <message>
        <source>This contract needs a memo</source>
        <translation>Kailangan ng memo ng kontratang ito</translation>
    </message>
    <message>
        <source>Write what you are working on, then start again.</source>
        <translation>Isulat kung ano ang ginagawa mo, tapos magsimula ulit.</translation>
    </message>
    <message>
        <source>That segment is gone</source>
        <translation>Wala na ang segment na iyon</translation>
    </message>
    <message>
        <source>It was deleted or uploaded already. Nothing was changed.</source>
        <translation>Na-delete o na-upload na ito. Walang nabago.</translation>
    </message>
    <message>
        <source>That segment is signed already</source>
        <translation>Napirmahan na ang segment na iyon</translation>
    </message>
    <message>
        <source>It can no longer be dropped without a trace. Take it back in your diary, with Redact or Delete.</source>
        <translation>Hindi na ito mada-drop nang walang bakas. Bawiin ito sa diary mo, gamit ang I-redact o I-delete.</translation>
    </message>
    <message>
        <source>That was taken back before</source>
        <translation>Nabawi na iyon dati</translation>
    </message>
    <message>
        <source>Nothing was changed; what was removed stays removed.</source>
        <translation>Walang nabago; mananatiling inalis ang mga inalis.</translation>
    </message>
    <message>
        <source>The segment has nothing of that kind</source>
        <translation>Walang ganoong laman ang segment</translation>
    </message>
    <message>
        <source>Look at it again. Nothing was changed.</source>
        <translation>Tingnan itong muli. Walang nabago.</translation>
    </message>
    <message>
        <source>The full picture is not on this machine any more</source>
        <translation>Wala na sa computer na ito ang buong larawan</translation>
    </message>
    <message>
        <source>Save it from its page in your diary first, or remove the picture as a whole.</source>
        <translation>I-save muna ito mula sa page nito sa diary mo, o alisin ang buong larawan.</translation>
    </message>
    <message>
        <source>That part does not lie within the picture</source>
        <translation>Wala sa loob ng larawan ang bahaging iyon</translation>
    </message>
    <message>
        <source>Measure in pixels of the full picture. Nothing was changed.</source>
        <translation>Sukatin sa pixel ng buong larawan. Walang nabago.</translation>
    </message>
    <message>
        <source>That is no name of an app</source>
        <translation>Hindi iyon pangalan ng app</translation>
    </message>
    <message>
        <source>Give a name of at most {limit} characters; {most} apps can be excluded. Nothing was changed.</source>
        <translation>Magbigay ng pangalang hindi hihigit sa {limit} character; {most} app ang puwedeng hindi isama. Walang nabago.</translation>
    </message>
    <message>
        <source>{app} is not excluded</source>
        <translation>Hindi kasama ang {app} sa mga app na hindi isinasama</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Walang nabago.</translation>
    </message>
    <message>
        <source>Pictures cannot be blurred by that much</source>
        <translation>Hindi puwedeng i-blur nang ganoon ang mga larawan</translation>
    </message>
    <message>
        <source>Give a number of pixels from 0 to {limit}. Nothing was changed.</source>
        <translation>Magbigay ng bilang ng pixel mula 0 hanggang {limit}. Walang nabago.</translation>
    </message>
    <message>
        <source>Some time of that week is not signed yet</source>
        <translation>Hindi pa napirmahan ang ilang oras ng linggong iyon</translation>
    </message>
    <message>
        <source>Stop the clock and wait for reviews to end, then close the week again.</source>
        <translation>Ihinto ang orasan at hintaying matapos ang mga review, tapos isara ulit ang linggo.</translation>
    </message>
    <message>
        <source>Not everything is uploaded yet</source>
        <translation>Hindi pa na-upload ang lahat</translation>
    </message>
    <message>
        <source>With several devices a week is closed after all of this one’s time is there. Upload, then try again.</source>
        <translation>Kapag maraming device, isinasara ang linggo kapag naroon na ang lahat ng oras ng device na ito. Mag-upload, tapos subukan ulit.</translation>
    </message>
    <message>
        <source>Nothing was ever tracked on this contract</source>
        <translation>Wala pang na-track sa kontratang ito</translation>
    </message>
    <message>
        <source>There is nothing to close.</source>
        <translation>Walang isasara.</translation>
    </message>
    <message>
        <source>The server counts less than this device</source>
        <translation>Mas kaunti ang bilang ng server kaysa sa device na ito</translation>
    </message>
    <message>
        <source>The week was not closed. Show your employer what this device says and what the diary says.</source>
        <translation>Hindi isinara ang linggo. Ipakita sa employer mo ang sinasabi ng device na ito at ang sinasabi ng diary.</translation>
    </message>
    <message>
        <source>There is no idle time to decide about</source>
        <translation>Walang idle na oras na pagpapasyahan</translation>
    </message>
    <message>
        <source>You are asked for ten minutes after you are back; then it is dropped.</source>
        <translation>Tatanungin ka sa loob ng sampung minuto pagkabalik mo; pagkatapos, ida-drop ito.</translation>
    </message>
    <message>
        <source>This contract does not let idle time be kept</source>
        <translation>Hindi pinapayagan ng kontratang ito na itabi ang idle na oras</translation>
    </message>
    <message>
        <source>It was dropped. Ask your employer.</source>
        <translation>Na-drop na ito. Magtanong sa employer mo.</translation>
    </message>
    <message>
        <source>The clock is not running</source>
        <translation>Hindi tumatakbo ang orasan</translation>
    </message>
    <message>
        <source>There is nothing to pause. Start it first.</source>
        <translation>Walang maipo-pause. Simulan muna ito.</translation>
    </message>
    <message>
        <source>This contract does not allow time without evidence</source>
        <translation>Hindi pinapayagan ng kontratang ito ang oras na walang ebidensya</translation>
    </message>
    <message>
        <source>Nothing was claimed. Ask your employer.</source>
        <translation>Walang idinagdag. Magtanong sa employer mo.</translation>
    </message>
    <message>
        <source>That time is not over yet</source>
        <translation>Hindi pa tapos ang oras na iyon</translation>
    </message>
    <message>
        <source>Nothing was claimed. Claim it when it has passed.</source>
        <translation>Walang idinagdag. Idagdag ito kapag lumipas na.</translation>
    </message>
    <message>
        <source>More than 24 hours cannot be claimed at once</source>
        <translation>Hindi puwedeng magdagdag ng higit sa 24 na oras nang sabay</translation>
    </message>
    <message>
        <source>Nothing was claimed. Claim each stretch of work by itself.</source>
        <translation>Walang idinagdag. Idagdag nang hiwalay ang bawat panahon ng trabaho.</translation>
    </message>
    <message>
        <source>That week can no longer be changed</source>
        <translation>Hindi na mababago ang linggong iyon</translation>
    </message>
    <message>
        <source>It was open until Monday, 12:00 UTC, after it. Nothing was claimed.</source>
        <translation>Bukas ito hanggang Lunes, 12:00 UTC, pagkatapos nito. Walang idinagdag.</translation>
    </message>
    <message>
        <source>Some of that time is tracked already</source>
        <translation>Na-track na ang bahagi ng oras na iyon</translation>
    </message>
    <message>
        <source>Nothing was claimed. Claim what lies before or after it.</source>
        <translation>Walang idinagdag. Idagdag ang bago o pagkatapos nito.</translation>
    </message>
    <message>
        <source>Some of that time is claimed already</source>
        <translation>Naidagdag na ang bahagi ng oras na iyon</translation>
    </message>
    <message>
        <source>That claim was not made on this device</source>
        <translation>Hindi idinagdag sa device na ito ang oras na iyon</translation>
    </message>
    <message>
        <source>No new device of yours waits with that code</source>
        <translation>Wala kang bagong device na naghihintay sa code na iyon</translation>
    </message>
    <message>
        <source>Compare it with what the new device shows. Nothing was changed.</source>
        <translation>Ikumpara ito sa ipinapakita ng bagong device. Walang nabago.</translation>
    </message>
    <message>
        <source>This is no device of yours that could be ended</source>
        <translation>Hindi mo ito device na puwedeng tapusin</translation>
    </message>
    <message>
        <source>It was ended already, or it is this one. Nothing was changed.</source>
        <translation>Tinapos na ito, o ito mismo iyon. Walang nabago.</translation>
    </message>
    <message>
        <source>No device has vouched for this one</source>
        <translation>Walang device na nagpatunay para sa device na ito</translation>
    </message>
    <message>
        <source>Begin again. The one-time code still works.</source>
        <translation>Magsimula ulit. Gumagana pa ang one-time na code.</translation>
    </message>
    <message>
        <source>The sign-in was declined</source>
        <translation>Tinanggihan ang pag-sign in</translation>
    </message>
    <message>
        <source>Somebody chose Decline in the browser. Nothing was set up. Begin again if that was a mistake.</source>
        <translation>May pumili ng Tumanggi sa browser. Walang na-set up. Magsimula ulit kung pagkakamali iyon.</translation>
    </message>
    <message>
        <source>No sign-in is waiting</source>
        <translation>Walang naghihintay na pag-sign in</translation>
    </message>
    <message>
        <source>Begin again. Nothing was changed.</source>
        <translation>Magsimula ulit. Walang nabago.</translation>
    </message>
    <message>
        <source>No damaged store was set aside</source>
        <translation>Walang nasirang imbakan na inihiwalay</translation>
    </message>
    <message>
        <source>There is nothing to salvage.</source>
        <translation>Walang isasalba.</translation>
    </message>
    <message>
        <source>Nothing of that contract can be exported yet</source>
        <translation>Wala pang mae-export sa kontratang iyon</translation>
    </message>
    <message>
        <source>A bundle is made of what has a receipt. Wait until the uploads are delivered.</source>
        <translation>Binubuo ang bundle mula sa mga may resibo. Hintaying maihatid ang mga upload.</translation>
    </message>
    <message>
        <source>Hourproof is running already</source>
        <translation>Tumatakbo na ang Hourproof</translation>
    </message>
    <message>
        <source>Look for its icon in the tray, or end it with: hourproof quit. Nothing was changed.</source>
        <translation>Hanapin ang icon nito sa tray, o tapusin ito gamit ang: hourproof quit. Walang nabago.</translation>
    </message>
    <message>
        <source>Hourproof is not running</source>
        <translation>Hindi tumatakbo ang Hourproof</translation>
    </message>
    <message>
        <source>Start it, then try again.</source>
        <translation>Buksan ito, tapos subukan ulit.</translation>
    </message>
    <message>
        <source>That could not be understood</source>
        <translation>Hindi iyon naintindihan</translation>
    </message>
    <message>
        <source>Check what you entered. Nothing was changed.</source>
        <translation>I-check ang inilagay mo. Walang nabago.</translation>
    </message>
    <message>
        <source>That cannot be set</source>
        <translation>Hindi iyon mase-set</translation>
    </message>
    <message>
        <source>Nothing was changed. Try another value.</source>
        <translation>Walang nabago. Sumubok ng ibang value.</translation>
    </message>
    <message>
        <source>This could not be changed</source>
        <translation>Hindi ito mabago</translation>
    </message>
    <message>
        <source>The system says: {reason}. Add or remove Hourproof in the settings of your desktop.</source>
        <translation>Sabi ng system: {reason}. Idagdag o alisin ang Hourproof sa mga setting ng desktop mo.</translation>
    </message>
    <message>
        <source>This is not a server address</source>
        <translation>Hindi ito address ng server</translation>
    </message>
    <message>
        <source>It looks like https://time.example.com. {kept}</source>
        <translation>Ganito ang hitsura: https://time.example.com. {kept}</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>Hindi maabot ang server</translation>
    </message>
    <message>
        <source>Check the network and the address {url}. {kept}</source>
        <translation>I-check ang network at ang address na {url}. {kept}</translation>
    </message>
    <message>
        <source>Another program answers at this address</source>
        <translation>Ibang program ang sumasagot sa address na ito</translation>
    </message>
    <message>
        <source>It is not an Hourproof server, or a sign-in page of this network is in between. Check the address {url} with your employer. {kept}</source>
        <translation>Hindi ito Hourproof server, o may sign-in page ng network na ito sa pagitan. I-check ang address na {url} sa employer mo. {kept}</translation>
    </message>
    <message>
        <source>The server is older than this app</source>
        <translation>Mas luma ang server kaysa sa app na ito</translation>
    </message>
    <message>
        <source>Ask its operator to update it. {kept}</source>
        <translation>Hilingin sa operator nito na i-update ito. {kept}</translation>
    </message>
    <message>
        <source>This app is too old for the server</source>
        <translation>Masyadong luma ang app na ito para sa server</translation>
    </message>
    <message>
        <source>Update the app. {kept}</source>
        <translation>I-update ang app. {kept}</translation>
    </message>
    <message>
        <source>The server refused a segment</source>
        <translation>Tinanggihan ng server ang isang segment</translation>
    </message>
    <message>
        <source>It and those after it are kept here. Copy the diagnostics and send them to support.</source>
        <translation>Nakatabi rito ang segment na iyon at ang mga kasunod. Kopyahin ang diagnostics at ipadala sa support.</translation>
    </message>
    <message>
        <source>The server has trouble of its own</source>
        <translation>May sariling problema ang server</translation>
    </message>
    <message>
        <source>It is tried again by itself. {kept}</source>
        <translation>Kusa itong susubukan ulit. {kept}</translation>
    </message>
    <message>
        <source>The server does not know this code</source>
        <translation>Hindi kilala ng server ang code na ito</translation>
    </message>
    <message>
        <source>Check each letter, or ask your employer for a new code.</source>
        <translation>I-check ang bawat letra, o humingi ng bagong code sa employer mo.</translation>
    </message>
    <message>
        <source>This code has expired</source>
        <translation>Nag-expire na ang code na ito</translation>
    </message>
    <message>
        <source>Ask your employer for a new one and enter it here.</source>
        <translation>Humingi ng bago sa employer mo at ilagay rito.</translation>
    </message>
    <message>
        <source>This device may not upload any more</source>
        <translation>Hindi na puwedeng mag-upload ang device na ito</translation>
    </message>
    <message>
        <source>It was ended by you on another device or by your employer, or the server had to begin a new log. What is not uploaded yet is kept here. Ask your employer; with a new code this device can be enrolled anew.</source>
        <translation>Tinapos mo ito sa ibang device o tinapos ng employer mo, o kinailangan ng server na magsimula ng bagong log. Nakatabi rito ang hindi pa na-upload. Magtanong sa employer mo; sa bagong code, puwedeng i-enroll ulit ang device na ito.</translation>
    </message>
    <message>
        <source>A receipt of the server does not check out</source>
        <translation>Hindi tugma ang isang resibo ng server</translation>
    </message>
    <message>
        <source>The server’s log is not the one that this device knows: it was put back from an old copy, or somebody changed it. Uploading has stopped and everything is kept as evidence. Save the evidence, then show your employer the diagnostics.</source>
        <translation>Hindi ito ang log ng server na kilala ng device na ito: ibinalik ito mula sa lumang kopya, o may nagbago nito. Huminto ang pag-upload at nakatabi ang lahat bilang ebidensya. I-save ang ebidensya, saka ipakita sa employer mo ang diagnostics.</translation>
    </message>
    <message>
        <source>The server holds another version of a segment</source>
        <translation>Ibang bersyon ng isang segment ang nasa server</translation>
    </message>
    <message>
        <source>Uploading has stopped and everything is kept. This happens when the data folder is copied or restored from a backup.</source>
        <translation>Huminto ang pag-upload at nakatabi ang lahat. Nangyayari ito kapag kinopya ang data folder o ni-restore mula sa backup.</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong</source>
        <translation>Mali ang oras ng computer na ito</translation>
    </message>
    <message>
        <source>It differs from the server’s by {difference}. Set it right; your segments carry the server’s time meanwhile.</source>
        <translation>Naiiba ito sa server nang {difference}. Itama ito; samantala, oras ng server ang dala ng mga segment mo.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Puno na ang disk</translation>
    </message>
    <message>
        <source>Free some space at {path}, then start the clock again. What was tracked before is kept.</source>
        <translation>Magbakante ng espasyo sa {path}, tapos simulan ulit ang orasan. Nakatabi ang na-track bago iyon.</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>Malapit nang mapuno ang disk</translation>
    </message>
    <message>
        <source>Free some space soon, or tracking will have to pause.</source>
        <translation>Magbakante ng espasyo agad, kung hindi ay kakailanganing i-pause ang pag-track.</translation>
    </message>
    <message>
        <source>Much is waiting to be uploaded</source>
        <translation>Marami ang naghihintay ma-upload</translation>
    </message>
    <message>
        <source>{used_mb} of {quota_mb} MB are used: {days_left} days are left at this rate. Go online, so that it can be delivered. After that no more pictures are taken; time and counts go on.</source>
        <translation>{used_mb} ng {quota_mb} MB ang nagamit: {days_left} araw na lang sa ganitong bilis. Mag-online para maihatid ito. Pagkatapos niyon, wala nang kukuning larawan; tuloy ang oras at mga bilang.</translation>
    </message>
    <message>
        <source>Uploads wait for a connection that is not metered</source>
        <translation>Naghihintay ang mga upload ng koneksyong hindi metered</translation>
    </message>
    <message>
        <source>Upload now sends what waits all the same. Nothing is lost.</source>
        <translation>Ipapadala pa rin ng I-upload na ang mga naghihintay. Walang nawala.</translation>
    </message>
    <message>
        <source>The data folder cannot be written</source>
        <translation>Hindi masulatan ang data folder</translation>
    </message>
    <message>
        <source>Make {path} writable for you, or start with --home and another folder: {reason}.</source>
        <translation>Gawing nasusulatan mo ang {path}, o magsimula gamit ang --home at ibang folder: {reason}.</translation>
    </message>
    <message>
        <source>Others on this computer can read files of Hourproof</source>
        <translation>Nababasa ng iba sa computer na ito ang mga file ng Hourproof</translation>
    </message>
    <message>
        <source>Close the data folder to others; {path} is one of the files.</source>
        <translation>Isara ang data folder sa iba; isa ang {path} sa mga file.</translation>
    </message>
    <message>
        <source>The kept list of contracts was damaged</source>
        <translation>Nasira ang nakatabing listahan ng mga kontrata</translation>
    </message>
    <message>
        <source>It was set aside at {path} and is fetched anew. Nothing is lost.</source>
        <translation>Inihiwalay ito sa {path} at kinukuha nang bago. Walang nawala.</translation>
    </message>
    <message>
        <source>The settings file could not be read</source>
        <translation>Hindi mabasa ang settings file</translation>
    </message>
    <message>
        <source>It was set aside at {path} and begun anew. Your tracked time is stored elsewhere and is safe.</source>
        <translation>Inihiwalay ito sa {path} at nagsimula ng bago. Nasa ibang lugar at ligtas ang na-track mong oras.</translation>
    </message>
    <message>
        <source>The settings are from a newer version</source>
        <translation>Mula sa mas bagong bersyon ang mga setting</translation>
    </message>
    <message>
        <source>Update the app. Nothing was changed.</source>
        <translation>I-update ang app. Walang nabago.</translation>
    </message>
    <message>
        <source>The journal of this computer is damaged</source>
        <translation>Nasira ang journal ng computer na ito</translation>
    </message>
    <message>
        <source>It was set aside untouched at {path}, and a new one was begun. Copy the diagnostics and send them to support.</source>
        <translation>Inihiwalay ito nang walang binago sa {path}, at nagsimula ng bago. Kopyahin ang diagnostics at ipadala sa support.</translation>
    </message>
    <message>
        <source>The store of segments is damaged</source>
        <translation>Nasira ang imbakan ng mga segment</translation>
    </message>
    <message>
        <source>The data is from a newer version</source>
        <translation>Mula sa mas bagong bersyon ang data</translation>
    </message>
    <message>
        <source>There is no keyring to keep this device’s key</source>
        <translation>Walang keyring na paglalagyan ng key ng device na ito</translation>
    </message>
    <message>
        <source>Install or start one (GNOME Keyring or KWallet), then start again. What was tracked waits.</source>
        <translation>Mag-install o magbukas ng isa (GNOME Keyring o KWallet), tapos magsimula ulit. Naghihintay ang na-track.</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>Naka-lock ang keyring</translation>
    </message>
    <message>
        <source>Unlock it when the system asks, then try again. What was tracked waits.</source>
        <translation>I-unlock ito kapag hiningi ng system, tapos subukan ulit. Naghihintay ang na-track.</translation>
    </message>
    <message>
        <source>The key of this device is gone</source>
        <translation>Nawala ang key ng device na ito</translation>
    </message>
    <message>
        <source>It is no longer in the keyring. Ask for a new code and enrol this device again; what is uploaded stays valid.</source>
        <translation>Wala na ito sa keyring. Humingi ng bagong code at i-enroll ulit ang device na ito; may bisa pa rin ang mga na-upload.</translation>
    </message>
    <message>
        <source>There is no desktop to show the app on</source>
        <translation>Walang desktop na mapagpapakitaan ng app</translation>
    </message>
    <message>
        <source>Log in to a graphical session, or use: hourproof run</source>
        <translation>Mag-log in sa graphical na session, o gamitin ang: hourproof run</translation>
    </message>
    <message>
        <source>The screen cannot be captured here</source>
        <translation>Hindi ma-capture ang screen dito</translation>
    </message>
    <message>
        <source>Time is tracked without pictures, and the diary says why.</source>
        <translation>Tina-track ang oras nang walang larawan, at sinasabi ng diary kung bakit.</translation>
    </message>
    <message>
        <source>Input cannot be counted here</source>
        <translation>Hindi mabilang ang input dito</translation>
    </message>
    <message>
        <source>Activity is shown as unknown in the diary, never as zero.</source>
        <translation>Ipinapakita sa diary na hindi alam ang aktibidad, hindi kailanman zero.</translation>
    </message>
    <message>
        <source>This desktop does not tell how long you are away</source>
        <translation>Hindi sinasabi ng desktop na ito kung gaano ka katagal wala</translation>
    </message>
    <message>
        <source>Stop the clock yourself when you leave.</source>
        <translation>Ikaw ang maghinto ng orasan kapag umalis ka.</translation>
    </message>
    <message>
        <source>This desktop does not tell which app is in front</source>
        <translation>Hindi sinasabi ng desktop na ito kung aling app ang nasa harap</translation>
    </message>
    <message>
        <source>The diary leaves it out.</source>
        <translation>Hindi ito isinasama sa diary.</translation>
    </message>
    <message>
        <source>Lock, sleep and log-out cannot be heard here</source>
        <translation>Hindi malaman dito ang lock, sleep at log-out</translation>
    </message>
    <message>
        <source>Tracking ends by idle time and by the clocks alone.</source>
        <translation>Natatapos lang ang pag-track sa idle na oras at sa mga orasan.</translation>
    </message>
    <message>
        <source>A picture is missing from this computer</source>
        <translation>May larawang nawawala sa computer na ito</translation>
    </message>
    <message>
        <source>Its file was removed before upload. The diary says so in its place.</source>
        <translation>Inalis ang file nito bago ma-upload. Sinasabi iyon ng diary sa lugar nito.</translation>
    </message>
    <message>
        <source>Until then time is tracked without pictures, and the diary says why.</source>
        <translation>Hanggang doon, tina-track ang oras nang walang larawan, at sinasabi ng diary kung bakit.</translation>
    </message>
    <message>
        <source>Until then activity is shown as unknown in the diary, never as zero.</source>
        <translation>Hanggang doon, ipinapakita sa diary na hindi alam ang aktibidad, hindi kailanman zero.</translation>
    </message>
    <message>
        <source>Until then stop the clock yourself when you leave.</source>
        <translation>Hanggang doon, ikaw ang maghinto ng orasan kapag umalis ka.</translation>
    </message>
    <message>
        <source>Until then the diary leaves it out.</source>
        <translation>Hanggang doon, hindi ito isinasama sa diary.</translation>
    </message>
    <message>
        <source>Until then tracking ends by idle time and by the clocks alone.</source>
        <translation>Hanggang doon, natatapos lang ang pag-track sa idle na oras at sa mga orasan.</translation>
    </message>
    <message>
        <source>This is a Wayland session, in which apps cannot see each other: choose the session with X11 or Xorg at the sign-in screen.</source>
        <translation>Wayland session ito, kung saan hindi nakikita ng mga app ang isa’t isa: piliin ang session na may X11 o Xorg sa sign-in screen.</translation>
    </message>
    <message>
        <source>Allow it for Hourproof in the system’s privacy settings, then start the app again.</source>
        <translation>Payagan ito para sa Hourproof sa mga privacy setting ng system, tapos buksan ulit ang app.</translation>
    </message>
    <message>
        <source>The X server lacks what is needed for it: use a usual one, such as Xorg.</source>
        <translation>Kulang ang X server ng kailangan para dito: gumamit ng karaniwan, gaya ng Xorg.</translation>
    </message>
    <message>
        <source>A library of the system is missing: install the X libraries.</source>
        <translation>May kulang na library ang system: i-install ang mga library ng X.</translation>
    </message>
    <message>
        <source>Hourproof has no way to do it on this system yet.</source>
        <translation>Wala pang paraan ang Hourproof para gawin ito sa system na ito.</translation>
    </message>
    <message>
        <source>No systemd-logind answers on the system’s message bus: start it, then start the app again.</source>
        <translation>Walang systemd-logind na sumasagot sa message bus ng system: buksan ito, tapos buksan ulit ang app.</translation>
    </message>
    <message>
        <source>The system does not know which session this is: start the app from a desktop session.</source>
        <translation>Hindi alam ng system kung aling session ito: buksan ang app mula sa session ng desktop.</translation>
    </message>
    <message>
        <source>The display is gone</source>
        <translation>Nawala ang display</translation>
    </message>
    <message>
        <source>Nothing can be captured or counted. When the desktop is back, everything goes on by itself.</source>
        <translation>Walang maka-capture o mabibilang. Kapag bumalik ang desktop, kusang magpapatuloy ang lahat.</translation>
    </message>
    <message>
        <source>Idle time can be kept only with a memo</source>
        <translation>Maitatabi lang ang idle na oras kapag may memo</translation>
    </message>
    <message>
        <source>Say in a word what it was.</source>
        <translation>Sabihin sa isang salita kung ano iyon.</translation>
    </message>
    <message>
        <source>Idle time that was kept needs a memo</source>
        <translation>Kailangan ng memo ng itinabing idle na oras</translation>
    </message>
    <message>
        <source>Nothing was changed. Say in a word what it was.</source>
        <translation>Walang nabago. Sabihin sa isang salita kung ano iyon.</translation>
    </message>
    <message>
        <source>Write what was done. The old memo still holds.</source>
        <translation>Isulat kung ano ang ginawa. May bisa pa rin ang lumang memo.</translation>
    </message>
    <message>
        <source>Time without evidence needs a reason</source>
        <translation>Kailangan ng dahilan ang oras na walang ebidensya</translation>
    </message>
    <message>
        <source>Nothing was claimed. Write what you did.</source>
        <translation>Walang idinagdag. Isulat kung ano ang ginawa mo.</translation>
    </message>
    <message>
        <source>The reason is too long</source>
        <translation>Masyadong mahaba ang dahilan</translation>
    </message>
    <message>
        <source>Shorten it to {limit} characters. Nothing was claimed.</source>
        <translation>Paikliin ito sa {limit} na character. Walang idinagdag.</translation>
    </message>
    <message>
        <source>The sign-in was not confirmed in time</source>
        <translation>Hindi nakumpirma sa oras ang pag-sign in</translation>
    </message>
    <message>
        <source>Begin again for a new code. Nothing was changed.</source>
        <translation>Magsimula ulit para sa bagong code. Walang nabago.</translation>
    </message>
    <message>
        <source>No server address was entered</source>
        <translation>Walang inilagay na address ng server</translation>
    </message>
    <message>
        <source>It looks like https://time.example.com.</source>
        <translation>Ganito ang hitsura: https://time.example.com.</translation>
    </message>
    <message>
        <source>This address goes without encryption</source>
        <translation>Walang encryption ang address na ito</translation>
    </message>
    <message>
        <source>Begin it with https:// instead; http is for a server on this very computer. {kept}</source>
        <translation>Simulan ito sa https://; para lang ang http sa server na nasa mismong computer na ito. {kept}</translation>
    </message>
    <message>
        <source>This address has a name or password in it</source>
        <translation>May pangalan o password sa address na ito</translation>
    </message>
    <message>
        <source>Leave out what stands before the @. {kept}</source>
        <translation>Alisin ang nasa unahan ng @. {kept}</translation>
    </message>
    <message>
        <source>This address has a ? or # in it</source>
        <translation>May ? o # sa address na ito</translation>
    </message>
    <message>
        <source>Leave out everything from there on. {kept}</source>
        <translation>Alisin ang lahat mula roon. {kept}</translation>
    </message>
    <message>
        <source>This address has an impossible port</source>
        <translation>Imposible ang port ng address na ito</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535; most servers need none. {kept}</source>
        <translation>Numero mula 1 hanggang 65535 ang port; hindi ito kailangan ng karamihan ng server. {kept}</translation>
    </message>
    <message>
        <source>No secure connection could be made</source>
        <translation>Hindi makagawa ng ligtas na koneksyon</translation>
    </message>
    <message>
        <source>A server without https may answer at {url}, or its certificate is not trusted: check the address, and the clock of this computer. {kept}</source>
        <translation>Maaaring server na walang https ang sumasagot sa {url}, o hindi pinagkakatiwalaan ang certificate nito: i-check ang address at ang oras ng computer na ito. {kept}</translation>
    </message>
    <message>
        <source>The server takes too long to answer</source>
        <translation>Masyadong matagal sumagot ang server</translation>
    </message>
    <message>
        <source>Try again in a while. {kept}</source>
        <translation>Subukan ulit mamaya. {kept}</translation>
    </message>
    <message>
        <source>The proxy on the way to the server does not work</source>
        <translation>Hindi gumagana ang proxy papunta sa server</translation>
    </message>
    <message>
        <source>Check the proxy in the network settings of this computer. {kept}</source>
        <translation>I-check ang proxy sa mga network setting ng computer na ito. {kept}</translation>
    </message>
    <message>
        <source>This address leads on to another one</source>
        <translation>Papunta sa iba ang address na ito</translation>
    </message>
    <message>
        <source>Enter the address where it ends; a sign-in page of the network may be in between. {kept}</source>
        <translation>Ilagay ang address kung saan ito nagtatapos; baka may sign-in page ng network sa pagitan. {kept}</translation>
    </message>
    <message>
        <source>No more pictures are taken</source>
        <translation>Wala nang kinukuhang larawan</translation>
    </message>
    <message>
        <source>What waits to be uploaded fills its {quota_mb} MB. Time and counts go on, and the diary says why there is no picture. Go online, so that it can be delivered.</source>
        <translation>Pinupuno ng mga naghihintay ma-upload ang {quota_mb} MB nito. Tuloy ang oras at mga bilang, at sinasabi ng diary kung bakit walang larawan. Mag-online para maihatid ito.</translation>
    </message>
    <message>
        <source>This file holds no certificates</source>
        <translation>Walang certificate sa file na ito</translation>
    </message>
    <message>
        <source>Choose a file in PEM form; {path} is none. What was set before still holds.</source>
        <translation>Pumili ng file na PEM ang format; hindi ganoon ang {path}. May bisa pa rin ang dating naka-set.</translation>
    </message>
    <message>
        <source>This is not a number</source>
        <translation>Hindi ito numero</translation>
    </message>
    <message>
        <source>This number is out of range</source>
        <translation>Wala sa saklaw ang numerong ito</translation>
    </message>
    <message>
        <source>This text is empty, too long, or holds signs that cannot be seen</source>
        <translation>Walang laman ang text na ito, masyadong mahaba, o may mga simbolong hindi nakikita</translation>
    </message>
    <message>
        <source>The keyring has no password for the proxy</source>
        <translation>Walang password para sa proxy ang keyring</translation>
    </message>
    <message>
        <source>Put it there with: hourproof proxy-password. {kept}</source>
        <translation>Ilagay ito roon gamit ang: hourproof proxy-password. {kept}</translation>
    </message>
    <message>
        <source>The file of certificates to trust cannot be used</source>
        <translation>Hindi magamit ang file ng mga certificate na pagkakatiwalaan</translation>
    </message>
    <message>
        <source>Set ca_file in the settings to a PEM file, or take it out. {kept}</source>
        <translation>I-set ang ca_file sa mga setting sa isang PEM file, o alisin ito. {kept}</translation>
    </message>
    <message>
        <source>The key of this device’s data is gone</source>
        <translation>Nawala ang key ng data ng device na ito</translation>
    </message>
    <message>
        <source>Bring the keyring of this user back, from a backup if need be: then everything is there again. If it is gone for good, run “hourproof set-aside” and enrol anew. Nothing was changed.</source>
        <translation>Ibalik ang keyring ng user na ito, mula sa backup kung kailangan: babalik ang lahat. Kung wala na talaga ito, patakbuhin ang “hourproof set-aside” at mag-enroll ulit. Walang nabago.</translation>
    </message>
    <message>
        <source>The server has no room left</source>
        <translation>Wala nang lugar ang server</translation>
    </message>
    <message>
        <source>Tell whoever runs it. {kept}</source>
        <translation>Sabihin sa nagpapatakbo nito. {kept}</translation>
    </message>
    <message>
        <source>The server was put back from a backup</source>
        <translation>Ibinalik ang server mula sa backup</translation>
    </message>
    <message>
        <source>Everything is kept here. Tell whoever runs the server; uploads go on once it is recovered.</source>
        <translation>Nakatabi rito ang lahat. Sabihin sa nagpapatakbo ng server; magpapatuloy ang mga upload kapag naayos na ito.</translation>
    </message>
    <message>
        <source>The server refused to enrol this device</source>
        <translation>Tumangging i-enroll ng server ang device na ito</translation>
    </message>
    <message>
        <source>This code was used before</source>
        <translation>Nagamit na ang code na ito</translation>
    </message>
    <message>
        <source>Each code enrols one device: ask your employer for a new one.</source>
        <translation>Isang device lang ang mae-enroll ng bawat code: humingi ng bago sa employer mo.</translation>
    </message>
    <message>
        <source>The name of this device cannot be used</source>
        <translation>Hindi magamit ang pangalan ng device na ito</translation>
    </message>
    <message>
        <source>Give 1 to 64 letters on one line. {kept}</source>
        <translation>Magbigay ng 1 hanggang 64 na letra sa isang linya. {kept}</translation>
    </message>
    <message>
        <source>The clock of this computer is ahead of the server’s</source>
        <translation>Mas maaga ang oras ng computer na ito kaysa sa server</translation>
    </message>
    <message>
        <source>Set it right. What was tracked is kept and goes up by itself.</source>
        <translation>Itama ito. Nakatabi ang na-track at kusang ia-upload.</translation>
    </message>
    <message>
        <source>Free some space at {path}. {kept}</source>
        <translation>Magbakante ng espasyo sa {path}. {kept}</translation>
    </message>
    <message>
        <source>The disk failed while it was written</source>
        <translation>Pumalya ang disk habang sinusulatan</translation>
    </message>
    <message>
        <source>Check the disk that holds {path}, then start the app again. What was written before is kept.</source>
        <translation>I-check ang disk kung nasaan ang {path}, tapos buksan ulit ang app. Nakatabi ang mga naisulat bago iyon.</translation>
    </message>
    <message>
        <source>The settings file was damaged</source>
        <translation>Nasira ang settings file</translation>
    </message>
    <message>
        <source>Those from before the last change are used. The damaged file is kept at {path}.</source>
        <translation>Ginagamit ang mga setting bago ang huling pagbabago. Nakatabi ang nasirang file sa {path}.</translation>
    </message>
    <message>
        <source>New settings were begun: enrol this device again. The damaged file is kept at {path}, and so is what was tracked.</source>
        <translation>Nagsimula ng mga bagong setting: i-enroll ulit ang device na ito. Nakatabi ang nasirang file sa {path}, pati ang na-track.</translation>
    </message>
    <message>
        <source>The settings have entries that mean nothing</source>
        <translation>May mga entry sa settings na walang kahulugan</translation>
    </message>
    <message>
        <source>They were passed over. The file as it was is kept at {path}.</source>
        <translation>Nilaktawan ang mga iyon. Nakatabi sa {path} ang dating file.</translation>
    </message>
    <message>
        <source>you entered</source>
        <translation>inilagay mo</translation>
    </message>
    <message>
        <source>its place</source>
        <translation>lugar nito</translation>
    </message>
    <message>
        <source>more than two minutes</source>
        <translation>higit sa dalawang minuto</translation>
    </message>
    <message>
        <source>some time</source>
        <translation>ilang oras</translation>
    </message>
    <message>
        <source>this contract</source>
        <translation>kontratang ito</translation>
    </message>
    <message>
        <source>the system refused</source>
        <translation>tumanggi ang system</translation>
    </message>
    <message>
        <source>That app</source>
        <translation>app na iyon</translation>
    </message>
    <message>
        <source>many</source>
        <translation>marami</translation>
    </message>
    <message>
        <source>all</source>
        <translation>lahat</translation>
    </message>
    <message>
        <source>few</source>
        <translation>ilang</translation>
    </message>
    <message>
        <source>its name</source>
        <translation>ang pangalan nito</translation>
    </message>
    <message>
        <source>Black out parts of a capture</source>
        <translation>Takpan ang mga bahagi ng capture</translation>
    </message>
    <message>
        <source>Screen {number}</source>
        <translation>Screen {number}</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Litrato</translation>
    </message>
    <message>
        <source>&amp;New box</source>
        <translation>&amp;Bagong kahon</translation>
    </message>
    <message>
        <source>Re&amp;move box</source>
        <translation>Alisin ang &amp;kahon</translation>
    </message>
    <message>
        <source>Black out all of &amp;it</source>
        <translation>Takpan ang &amp;lahat</translation>
    </message>
    <message>
        <source>Red&amp;o</source>
        <translation>I-re&amp;do</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Palakihin</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Paliitin</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>I&amp;sakto</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>&amp;See through the boxes</source>
        <translation>Ani&amp;nagin ang mga kahon</translation>
    </message>
    <message>
        <source>&amp;Remove the whole photo</source>
        <translation>Alisin ang buong li&amp;trato</translation>
    </message>
    <message>
        <source>&amp;Black out</source>
        <translation>Tak&amp;pan</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Kans&amp;elahin</translation>
    </message>
    <message>
        <source>Draw with the mouse, or press Enter for a new box: arrow keys move it, Shift with them resizes it, Ctrl with them goes by single pixels, Delete removes it, Tab goes on to the next.</source>
        <translation>Gumuhit gamit ang mouse, o pindutin ang Enter para sa bagong kahon: mga arrow key ang naglilipat nito, Shift kasama nila ang nagbabago ng laki, Ctrl kasama nila ang gumagalaw nang tig-isang pixel, Delete ang nag-aalis, Tab ang papunta sa susunod.</translation>
    </message>
    <message>
        <source>Nothing is blacked out yet.</source>
        <translation>Wala pang tinakpan.</translation>
    </message>
    <message numerus="yes">
        <source>{count} boxes on this picture</source>
        <extracomment>For one: {count} box on this picture</extracomment>
        <translation>
            <numerusform>{count} kahon sa larawang ito</numerusform>
            <numerusform>{count} kahon sa larawang ito</numerusform>
        </translation>
    </message>
    <message>
        <source>The photo stays.</source>
        <translation>Mananatili ang litrato.</translation>
    </message>
    <message>
        <source>The whole photo is removed. The time of the segment stays as it is.</source>
        <translation>Aalisin ang buong litrato. Mananatili ang oras ng segment.</translation>
    </message>
    <message>
        <source>Box {index} of {count}: {width} × {height} pixels, {x} from the left, {y} from the top.</source>
        <translation>Kahon {index} ng {count}: {width} × {height} pixel, {x} mula sa kaliwa, {y} mula sa itaas.</translation>
    </message>
    <message>
        <source>{picture}. {boxes}.</source>
        <translation>{picture}. {boxes}.</translation>
    </message>
    <message>
        <source>What is black is gone at once and for good. The time of this segment stays; the diary shows it as redacted.</source>
        <translation>Mawawala agad at tuluyan ang tinakpan. Mananatili ang oras ng segment na ito; ipapakita ng diary na na-redact ito.</translation>
    </message>
    <message>
        <source>What is black is gone at once and for good. This contract does not let the time stay when something is taken back: these minutes may not be billed.</source>
        <translation>Mawawala agad at tuluyan ang tinakpan. Hindi pinapayagan ng kontratang ito na manatili ang oras kapag may binawi: baka hindi masingil ang mga minutong ito.</translation>
    </message>
    <message>
        <source>It is not uploaded while you look at it, for an hour at most.</source>
        <translation>Hindi ito ia-upload habang tinitingnan mo, hanggang isang oras lang.</translation>
    </message>
    <message>
        <source>It is signed already. The server erases the same parts as soon as it hears of it.</source>
        <translation>Napirmahan na ito. Buburahin ng server ang parehong mga bahagi sa oras na malaman nito.</translation>
    </message>
    <message>
        <source>Blacking out…</source>
        <translation>Tinatakpan…</translation>
    </message>
    <message>
        <source>The picture is no longer on this computer, so nothing can be drawn on it.</source>
        <translation>Wala na sa computer na ito ang larawan, kaya walang maguguhitan.</translation>
    </message>
    <message>
        <source>No more than {count} boxes fit on one picture. Draw a larger one.</source>
        <translation>Hanggang {count} kahon lang ang kasya sa isang larawan. Gumuhit ng mas malaki.</translation>
    </message>
    <message>
        <source>R&amp;edact…</source>
        <translation>I-r&amp;edact…</translation>
    </message>
    <message>
        <source>Your boxes are not applied. Leave them?</source>
        <translation>Hindi pa nailapat ang mga kahon mo. Iwan ang mga ito?</translation>
    </message>
    <message>
        <source>&amp;Leave without blacking out</source>
        <translation>&amp;Umalis nang hindi nagtatakip</translation>
    </message>
    <message>
        <source>&amp;Go on drawing</source>
        <translation>Ma&amp;gpatuloy sa pagguhit</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Mga setting</translation>
    </message>
    <message>
        <source>Capture and privacy</source>
        <translation>Capture at privacy</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>Mga pahintulot</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Network</translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation>Hitsura at wika</translation>
    </message>
    <message>
        <source>Start and reminders</source>
        <translation>Pagsisimula at mga paalala</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Mga device</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Tungkol dito</translation>
    </message>
    <message>
        <source>Set by the administrator of this computer.</source>
        <translation>Itinakda ng administrator ng computer na ito.</translation>
    </message>
    <message>
        <source>Holds from the next start of Hourproof.</source>
        <translation>May bisa mula sa susunod na pagbukas ng Hourproof.</translation>
    </message>
    <message>
        <source>The settings file was damaged. What you see here is what holds now.</source>
        <translation>Nasira ang settings file. Ang nakikita mo rito ang may bisa ngayon.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Hindi kailanman</translation>
    </message>
    <message>
        <source>This holds on this device, on every contract, from the next picture on. Nobody changes it from afar.</source>
        <translation>May bisa ito sa device na ito, sa bawat kontrata, mula sa susunod na larawan. Walang makakapagbago nito mula sa malayo.</translation>
    </message>
    <message>
        <source>&amp;Excluded apps</source>
        <translation>Mga app na &amp;hindi isinasama</translation>
    </message>
    <message>
        <source>Their windows are blacked out before a picture is stored.</source>
        <translation>Tinatakpan ang mga window nila bago i-store ang larawan.</translation>
    </message>
    <message>
        <source>No app is excluded.</source>
        <translation>Kasama ang lahat ng app.</translation>
    </message>
    <message>
        <source>&amp;Name of an app</source>
        <translation>&amp;Pangalan ng app</translation>
    </message>
    <message>
        <source>The list offers the apps that were in front in the last seven days.</source>
        <translation>Nasa listahan ang mga app na nasa harap nitong huling pitong araw.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Idagdag</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Alisin</translation>
    </message>
    <message>
        <source>&amp;Blur pictures by at least</source>
        <translation>I-&amp;blur ang mga larawan nang kahit</translation>
    </message>
    <message>
        <source>No blur</source>
        <translation>Walang blur</translation>
    </message>
    <message numerus="yes">
        <source> pixels</source>
        <extracomment>For one:  pixel</extracomment>
        <translation>
            <numerusform> pixel</numerusform>
            <numerusform> pixel</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Camera for photos</source>
        <translation>&amp;Camera para sa litrato</translation>
    </message>
    <message>
        <source>The first that gives a picture</source>
        <translation>Ang unang makapagbigay ng larawan</translation>
    </message>
    <message>
        <source>Photos are taken only where a contract asks for them and you agreed.</source>
        <translation>Kumukuha lang ng litrato kung hinihingi ng kontrata at pumayag ka.</translation>
    </message>
    <message>
        <source>What you agreed to on each contract. Without your agreement nothing is captured.</source>
        <translation>Ang pinayagan mo sa bawat kontrata. Kung wala ang pahintulot mo, walang kina-capture.</translation>
    </message>
    <message>
        <source>You have no contract yet.</source>
        <translation>Wala ka pang kontrata.</translation>
    </message>
    <message>
        <source>You agreed on {date}.</source>
        <translation>Pumayag ka noong {date}.</translation>
    </message>
    <message>
        <source>You agreed on this device.</source>
        <translation>Pumayag ka sa device na ito.</translation>
    </message>
    <message>
        <source>You withdrew your agreement on {date}. Nothing is captured.</source>
        <translation>Binawi mo ang pahintulot mo noong {date}. Walang kina-capture.</translation>
    </message>
    <message>
        <source>You have not agreed. Nothing is captured.</source>
        <translation>Hindi ka pumayag. Walang kina-capture.</translation>
    </message>
    <message>
        <source>Your employer sees it after the next upload.</source>
        <translation>Makikita ito ng employer mo pagkatapos ng susunod na upload.</translation>
    </message>
    <message>
        <source>Read what is captured on {contract}</source>
        <translation>Basahin kung ano ang kina-capture sa {contract}</translation>
    </message>
    <message>
        <source>Read again…</source>
        <translation>Basahin ulit…</translation>
    </message>
    <message>
        <source>Read…</source>
        <translation>Basahin…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Bawiin…</translation>
    </message>
    <message>
        <source>Withdraw the agreement on {contract}</source>
        <translation>Bawiin ang pahintulot sa {contract}</translation>
    </message>
    <message>
        <source>Withdraw your agreement on {contract}?</source>
        <translation>Bawiin ang pahintulot mo sa {contract}?</translation>
    </message>
    <message>
        <source>From now on nothing is captured on this contract, and its clock stops if it runs. What was tracked before is kept. You can agree again at any time.</source>
        <translation>Mula ngayon, walang ica-capture sa kontratang ito, at hihinto ang orasan nito kung tumatakbo. Nakatabi ang na-track bago ito. Puwede kang pumayag ulit anumang oras.</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>&amp;Bawiin</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Panatilihin</translation>
    </message>
    <message>
        <source>&amp;Upload</source>
        <translation>&amp;Upload</translation>
    </message>
    <message>
        <source>Over every connection</source>
        <translation>Sa bawat koneksyon</translation>
    </message>
    <message>
        <source>Not over metered connections, such as a telephone’s</source>
        <translation>Hindi sa mga metered na koneksyon, gaya ng sa telepono</translation>
    </message>
    <message>
        <source>&amp;Limit the upload to</source>
        <translation>&amp;Limitahan ang upload sa</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Walang limit</translation>
    </message>
    <message numerus="yes">
        <source> kilobytes per second</source>
        <extracomment>For one:  kilobyte per second</extracomment>
        <translation>
            <numerusform> kilobyte bawat segundo</numerusform>
            <numerusform> kilobyte bawat segundo</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Ayon sa system</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Wala</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>Ito:</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Address ng proxy</translation>
    </message>
    <message>
        <source>Its password is kept in the keyring: set it with “hourproof proxy-password”.</source>
        <translation>Nakatabi ang password nito sa keyring: i-set ito gamit ang “hourproof proxy-password”.</translation>
    </message>
    <message>
        <source>This is not the address of a proxy. It looks like http://proxy.example:8080, without a password. What was set before still holds.</source>
        <translation>Hindi ito address ng proxy. Ganito ang hitsura: http://proxy.example:8080, walang password. May bisa pa rin ang dating naka-set.</translation>
    </message>
    <message>
        <source>C&amp;ertificates to trust instead of the public ones</source>
        <translation>Mga c&amp;ertificate na pagkakatiwalaan sa halip na ang mga pampubliko</translation>
    </message>
    <message>
        <source>The public ones</source>
        <translation>Ang mga pampubliko</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>Pum&amp;ili…</translation>
    </message>
    <message>
        <source>Choose a file of certificates</source>
        <translation>Pumili ng file ng mga certificate</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Mga certificate</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Lahat ng file</translation>
    </message>
    <message>
        <source>&amp;Keep for the upload at most</source>
        <translation>I&amp;tabi para sa upload hanggang</translation>
    </message>
    <message numerus="yes">
        <source> megabytes</source>
        <extracomment>For one:  megabyte</extracomment>
        <translation>
            <numerusform> megabyte</numerusform>
            <numerusform> megabyte</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>Mga &amp;kulay</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Maliwanag</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Madilim</translation>
    </message>
    <message>
        <source>&amp;Keys that start and stop the clock from anywhere</source>
        <translation>&amp;Mga key na nagsisimula at humihinto ng orasan kahit saan</translation>
    </message>
    <message>
        <source>Off until you choose some. Should another program have them, a notification says so.</source>
        <translation>Naka-off hanggang pumili ka. Kung ginagamit ito ng ibang program, sasabihin sa isang notification.</translation>
    </message>
    <message>
        <source>Your desktop asks you about them in a window of its own, and may give you others.</source>
        <translation>Itatanong sa iyo ng desktop mo ang mga ito sa sarili nitong window, at maaaring magbigay ng iba.</translation>
    </message>
    <message>
        <source>Your desktop gave Hourproof these: {keys}</source>
        <translation>Ito ang ibinigay ng desktop mo sa Hourproof: {keys}</translation>
    </message>
    <message>
        <source>Your desktop chose them and does not say which: its own settings show and change them.</source>
        <translation>Pinili ng desktop mo ang mga ito at hindi sinasabi kung alin: makikita at mababago sa sarili nitong mga setting.</translation>
    </message>
    <message>
        <source>You said no when your desktop asked. Choose some to be asked again.</source>
        <translation>Tumanggi ka nang magtanong ang desktop mo. Pumili para matanong ulit.</translation>
    </message>
    <message>
        <source>Chan&amp;ge them in the desktop’s settings</source>
        <translation>Ba&amp;guhin sa mga setting ng desktop</translation>
    </message>
    <message>
        <source>Ctrl+Alt+H</source>
        <translation>Ctrl+Alt+H</translation>
    </message>
    <message>
        <source>Ctrl+Alt+J</source>
        <translation>Ctrl+Alt+J</translation>
    </message>
    <message>
        <source>Ctrl+Shift+F9</source>
        <translation>Ctrl+Shift+F9</translation>
    </message>
    <message>
        <source>Super+F9</source>
        <translation>Super+F9</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Wika</translation>
    </message>
    <message>
        <source>Text is as large as your system says.</source>
        <translation>Kasinlaki ng sinasabi ng system mo ang text.</translation>
    </message>
    <message>
        <source>&amp;Start Hourproof when you log in</source>
        <translation>Buks&amp;an ang Hourproof kapag nag-log in ka</translation>
    </message>
    <message>
        <source>It waits in the tray. The clock starts only when you start it.</source>
        <translation>Naghihintay ito sa tray. Magsisimula lang ang orasan kapag sinimulan mo.</translation>
    </message>
    <message>
        <source>This system offers no way to start a program when you log in.</source>
        <translation>Walang paraan ang system na ito para magbukas ng program kapag nag-log in ka.</translation>
    </message>
    <message>
        <source>Reminders are for you alone: nobody else is told.</source>
        <translation>Para sa iyo lang ang mga paalala: walang ibang sinasabihan.</translation>
    </message>
    <message>
        <source>Remind me to clock &amp;in after using the computer for</source>
        <translation>Ipaalalang mag-clock &amp;in kapag ginamit ang computer nang</translation>
    </message>
    <message>
        <source>Remind me of a &amp;long session after every</source>
        <translation>Ipaalala ang ma&amp;habang session bawat</translation>
    </message>
    <message numerus="yes">
        <source> minutes</source>
        <extracomment>For one:  minute</extracomment>
        <translation>
            <numerusform> minuto</numerusform>
            <numerusform> minuto</numerusform>
        </translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Bersyon</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Lisensya</translation>
    </message>
    <message>
        <source>Hourproof is free software under the AGPL, version 3 or later. It uses Qt for Python under the LGPL, version 3.</source>
        <translation>Libreng software ang Hourproof sa ilalim ng AGPL, bersyon 3 o mas bago. Gumagamit ito ng Qt for Python sa ilalim ng LGPL, bersyon 3.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Server</translation>
    </message>
    <message>
        <source>Enrolled for</source>
        <translation>Naka-enroll para kay</translation>
    </message>
    <message>
        <source>{person}, {organization}</source>
        <translation>{person}, {organization}</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>Device na ito</translation>
    </message>
    <message>
        <source>Device id</source>
        <translation>Device id</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Data folder</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Settings file</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Not enrolled yet</source>
        <translation>Hindi pa naka-enroll</translation>
    </message>
    <message>
        <source>&amp;Open the data folder</source>
        <translation>&amp;Buksan ang data folder</translation>
    </message>
    <message>
        <source>Each device signs your time with a key of its own. Every one of them stands in your employer’s log, so none can be added without you seeing it here.</source>
        <translation>Pinipirmahan ng bawat device ang oras mo gamit ang sarili nitong key. Nasa log ng employer mo ang lahat, kaya walang maidadagdag nang hindi mo nakikita rito.</translation>
    </message>
    <message>
        <source>{name} – this device</source>
        <translation>{name} – ang device na ito</translation>
    </message>
    <message>
        <source>It may track and sign your time, and vouch for another device.</source>
        <translation>Puwede itong mag-track at pumirma ng oras mo, at magpatunay ng ibang device.</translation>
    </message>
    <message>
        <source>Added on {date}, vouched for by {name}.</source>
        <translation>Idinagdag noong {date}, pinatunayan ng {name}.</translation>
    </message>
    <message>
        <source>Added on {date} with a code or a sign-in. No device vouched for it.</source>
        <translation>Idinagdag noong {date} gamit ang code o sign-in. Walang device na nagpatunay.</translation>
    </message>
    <message>
        <source>Last upload: {when}</source>
        <translation>Huling upload: {when}</translation>
    </message>
    <message>
        <source>It has not uploaded anything yet.</source>
        <translation>Wala pa itong na-upload.</translation>
    </message>
    <message>
        <source>Ended on {date}. It may send nothing more; what it uploaded stays.</source>
        <translation>Tinapos noong {date}. Hindi na ito makakapagpadala; mananatili ang na-upload nito.</translation>
    </message>
    <message>
        <source>What it claims of the time from {when} on is marked, since it was lost then.</source>
        <translation>Minarkahan ang sinasabi nito tungkol sa oras mula {when}, dahil nawala ito noon.</translation>
    </message>
    <message>
        <source>The server is being asked…</source>
        <translation>Tinatanong ang server…</translation>
    </message>
    <message>
        <source>This is what was known at the last visit to the server. {why}</source>
        <translation>Ito ang alam noong huling bisita sa server. {why}</translation>
    </message>
    <message>
        <source>The log names no device of yours yet. It will after the next upload.</source>
        <translation>Wala pang device mo sa log. Magkakaroon pagkatapos ng susunod na upload.</translation>
    </message>
    <message>
        <source>This device is not enrolled yet.</source>
        <translation>Hindi pa naka-enroll ang device na ito.</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>Tapusin…</translation>
    </message>
    <message>
        <source>End the device {name}</source>
        <translation>Tapusin ang device na {name}</translation>
    </message>
    <message>
        <source>End {name}?</source>
        <translation>Tapusin ang {name}?</translation>
    </message>
    <message>
        <source>It can send nothing more, for ever. What it has not uploaded stays on it and is not billed: upload there first if you can. What it uploaded stays in your diary. To use it again, enrol it as a new device.</source>
        <translation>Hindi na ito makakapagpadala kailanman. Mananatili rito ang hindi na-upload at hindi sisingilin: mag-upload muna roon kung kaya mo. Mananatili sa diary mo ang na-upload nito. Para magamit ulit, i-enroll ito bilang bagong device.</translation>
    </message>
    <message>
        <source>It was &amp;lost or stolen</source>
        <translation>Na&amp;wala o ninakaw ito</translation>
    </message>
    <message>
        <source>&amp;Since when</source>
        <translation>Mula ka&amp;ilan</translation>
    </message>
    <message>
        <source>What it claims of the time from then on is marked. Tell your employer too.</source>
        <translation>Mamarkahan ang sinasabi nito tungkol sa oras mula noon. Sabihin din sa employer mo.</translation>
    </message>
    <message>
        <source>That time has not come yet.</source>
        <translation>Hindi pa dumarating ang oras na iyon.</translation>
    </message>
    <message>
        <source>&amp;End it</source>
        <translation>&amp;Tapusin</translation>
    </message>
    <message>
        <source>{name} is ended. The log says so.</source>
        <translation>Tapos na ang {name}. Nasa log ito.</translation>
    </message>
    <message>
        <source>Vouch for a new device</source>
        <translation>Patunayan ang bagong device</translation>
    </message>
    <message>
        <source>Enrol the new device with a one-time code and choose there to have another device vouch for it. It then shows a check code. Read it on that device yourself: whoever gets you to vouch for theirs can sign time as you.</source>
        <translation>I-enroll ang bagong device gamit ang one-time na code at piliin doon na patunayan ito ng ibang device. Magpapakita ito ng check code. Ikaw mismo ang bumasa nito sa device na iyon: makakapirma ng oras bilang ikaw ang sinumang makapagpatunay sa iyo ng device nila.</translation>
    </message>
    <message>
        <source>&amp;Check code of the new device</source>
        <translation>&amp;Check code ng bagong device</translation>
    </message>
    <message>
        <source>&amp;Vouch</source>
        <translation>&amp;Patunayan</translation>
    </message>
    <message>
        <source>Type the check code that the new device shows.</source>
        <translation>Ilagay ang check code na ipinapakita ng bagong device.</translation>
    </message>
    <message>
        <source>Vouching…</source>
        <translation>Pinatutunayan…</translation>
    </message>
    <message>
        <source>You vouched for {name}. It enrols itself now.</source>
        <translation>Pinatunayan mo ang {name}. Nag-e-enroll na ito ngayon.</translation>
    </message>
    <message>
        <source>To see whether this week is closed, or to close it, choose one contract above.</source>
        <translation>Para makita kung sarado na ang linggong ito, o para isara ito, pumili ng isang kontrata sa itaas.</translation>
    </message>
    <message>
        <source>This week is not closed yet</source>
        <translation>Hindi pa sarado ang linggong ito</translation>
    </message>
    <message>
        <source>Signed on this device: {tracked} tracked, {manual} manual.</source>
        <translation>Napirmahan sa device na ito: {tracked} na-track, {manual} manual.</translation>
    </message>
    <message>
        <source>You can edit it until {until}; after an edit close it again.</source>
        <translation>Mae-edit mo ito hanggang {until}; isara ulit pagkatapos mag-edit.</translation>
    </message>
    <message>
        <source>The time to edit it ended on {until}. It can still be closed.</source>
        <translation>Natapos noong {until} ang oras para i-edit ito. Puwede pa rin itong isara.</translation>
    </message>
    <message>
        <source>Some of it is not signed yet: stop the clock, and wait until the reviews are over.</source>
        <translation>May hindi pa napipirmahan: ihinto ang orasan, at hintaying matapos ang mga review.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments and claims are still on their way to the server.</source>
        <extracomment>For one: {count} segment or claim is still on its way to the server.</extracomment>
        <translation>
            <numerusform>Papunta pa sa server ang {count} segment o idinagdag.</numerusform>
            <numerusform>Papunta pa sa server ang {count} segment at idinagdag.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is billed is what the close says. Left open, nothing is lost, and the week is shown as unclosed.</source>
        <translation>Ang sinasabi ng pagsasara ang sisingilin. Kung iwang bukas, walang mawawala, at ipapakita ang linggo na hindi sarado.</translation>
    </message>
    <message>
        <source>Closed on {when}: {tracked} tracked, {manual} manual, on all your devices</source>
        <translation>Isinara noong {when}: {tracked} na-track, {manual} manual, sa lahat ng device mo</translation>
    </message>
    <message>
        <source>The server has it, with its receipt.</source>
        <translation>Nasa server na ito, may resibo.</translation>
    </message>
    <message>
        <source>It goes up with the next upload.</source>
        <translation>Kasama ito sa susunod na upload.</translation>
    </message>
    <message>
        <source>The server did not take this close. Close the week again.</source>
        <translation>Hindi tinanggap ng server ang pagsasarang ito. Isara ulit ang linggo.</translation>
    </message>
    <message>
        <source>This device has signed more since: {tracked} tracked, {manual} manual. Close it again.</source>
        <translation>May dagdag na pinirmahan ang device na ito mula noon: {tracked} na-track, {manual} manual. Isara ulit.</translation>
    </message>
    <message>
        <source>C&amp;lose the week…</source>
        <translation>I&amp;sara ang linggo…</translation>
    </message>
    <message>
        <source>C&amp;lose it again…</source>
        <translation>I&amp;sara ulit…</translation>
    </message>
    <message>
        <source>Close the week from {first} to {last}?</source>
        <translation>Isara ang linggo mula {first} hanggang {last}?</translation>
    </message>
    <message>
        <source>You sign how much of this week on {contract} is to be billed. This device alone has {tracked} tracked and {manual} manual; what your other devices sent is asked of the server and added.</source>
        <translation>Pinipirmahan mo kung gaano karami sa linggong ito sa {contract} ang sisingilin. Sa device na ito lang, {tracked} ang na-track at {manual} ang manual; itatanong sa server ang ipinadala ng iba mong device at idadagdag.</translation>
    </message>
    <message>
        <source>A close is a signed statement: it stands in the log and cannot be erased. A later one of the same week replaces it.</source>
        <translation>Pinirmahang pahayag ang pagsasara: nasa log ito at hindi mabubura. Pinapalitan ito ng mas huling pagsasara ng parehong linggo.</translation>
    </message>
    <message>
        <source>Sign and &amp;close</source>
        <translation>Pumirma at i&amp;sara</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Hindi muna</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>Pinipirmahan…</translation>
    </message>
    <message>
        <source>Closed: {tracked} tracked and {manual} manual, on all your devices.</source>
        <translation>Isinara: {tracked} na-track at {manual} manual, sa lahat ng device mo.</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>T&amp;apos na</translation>
    </message>
    <message>
        <source>Work diary</source>
        <translation>Work diary</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Mas nauna</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Mas huli</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Ngayong araw</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Petsa</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Ipinapakita</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Araw</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Linggo</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Buwan</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Taon</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Kontrata</translation>
    </message>
    <message>
        <source>All contracts</source>
        <translation>Lahat ng kontrata</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Higit pa</translation>
    </message>
    <message>
        <source>&amp;Add manual time…</source>
        <translation>Magdagdag ng manual na &amp;oras…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>I-e&amp;xport…</translation>
    </message>
    <message>
        <source>Check an e&amp;xport…</source>
        <translation>&amp;Suriin ang export…</translation>
    </message>
    <message>
        <source>Open in the &amp;browser</source>
        <translation>Bu&amp;ksan sa browser</translation>
    </message>
    <message>
        <source>Read agai&amp;n</source>
        <translation>&amp;Basahin ulit</translation>
    </message>
    <message>
        <source>Choose a&amp;ll</source>
        <translation>Piliin ang &amp;lahat</translation>
    </message>
    <message>
        <source>Go &amp;to a day</source>
        <translation>Pumunta sa &amp;isang araw</translation>
    </message>
    <message>
        <source>&amp;How to read this page</source>
        <translation>&amp;Paano basahin ang page na ito</translation>
    </message>
    <message>
        <source>Reading your diary…</source>
        <translation>Binabasa ang diary mo…</translation>
    </message>
    <message>
        <source>Reading… {date}</source>
        <translation>Binabasa… {date}</translation>
    </message>
    <message>
        <source>The diary cannot be read now. {why}</source>
        <translation>Hindi mabasa ang diary ngayon. {why}</translation>
    </message>
    <message>
        <source>Tracked {tracked}</source>
        <translation>Na-track {tracked}</translation>
    </message>
    <message>
        <source>Manual {manual}</source>
        <translation>Manual {manual}</translation>
    </message>
    <message>
        <source>Week {tracked}</source>
        <translation>Linggo {tracked}</translation>
    </message>
    <message>
        <source>Week {tracked} of {limit}</source>
        <translation>Linggo {tracked} ng {limit}</translation>
    </message>
    <message>
        <source>Would hold {held}</source>
        <translation>Papasa {held}</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments</source>
        <extracomment>For one: {count} segment</extracomment>
        <translation>
            <numerusform>{count} segment</numerusform>
            <numerusform>{count} segment</numerusform>
        </translation>
    </message>
    <message>
        <source>Times are those of this computer; a week runs from Monday 00:00 UTC.</source>
        <translation>Oras ng computer na ito ang ipinapakita; mula Lunes 00:00 UTC ang linggo.</translation>
    </message>
    <message>
        <source>Tracked</source>
        <translation>Na-track</translation>
    </message>
    <message>
        <source>Redacted</source>
        <translation>Na-redact</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Inalis</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Idle</translation>
    </message>
    <message>
        <source>Over limit</source>
        <translation>Lampas sa limit</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Binawi</translation>
    </message>
    <message>
        <source>Being tracked</source>
        <translation>Tina-track</translation>
    </message>
    <message>
        <source>Kept here, not signed yet</source>
        <translation>Nakatabi rito, hindi pa napirmahan</translation>
    </message>
    <message>
        <source>Signed, waits for its upload</source>
        <translation>Napirmahan, naghihintay ma-upload</translation>
    </message>
    <message>
        <source>Refused by the server, kept here</source>
        <translation>Tinanggihan ng server, nakatabi rito</translation>
    </message>
    <message>
        <source>Received, with a receipt</source>
        <translation>Natanggap, may resibo</translation>
    </message>
    <message>
        <source>Pictures taken back.</source>
        <translation>Binawi ang mga larawan.</translation>
    </message>
    <message>
        <source>Its picture comes at a random moment.</source>
        <translation>Darating ang larawan nito sa random na sandali.</translation>
    </message>
    <message>
        <source>You took all of it back.</source>
        <translation>Binawi mo ang lahat ng ito.</translation>
    </message>
    <message>
        <source>Activity unknown</source>
        <translation>Hindi alam ang aktibidad</translation>
    </message>
    <message>
        <source>No memo</source>
        <translation>Walang memo</translation>
    </message>
    <message>
        <source>Activity {tenths} of 10</source>
        <translation>Aktibidad {tenths} ng 10</translation>
    </message>
    <message numerus="yes">
        <source>{count} pictures</source>
        <extracomment>For one: {count} picture</extracomment>
        <translation>
            <numerusform>{count} larawan</numerusform>
            <numerusform>{count} larawan</numerusform>
        </translation>
    </message>
    <message>
        <source>with a photo</source>
        <translation>may litrato</translation>
    </message>
    <message>
        <source>{span}, {state}, {minutes}. {memo}. {activity}. {pictures}. {holds}. {upload}.</source>
        <translation>{span}, {state}, {minutes}. {memo}. {activity}. {pictures}. {holds}. {upload}.</translation>
    </message>
    <message>
        <source>{span}, manual time, {minutes}. {memo}. {upload}.</source>
        <translation>{span}, manual na oras, {minutes}. {memo}. {upload}.</translation>
    </message>
    <message>
        <source>{day}: tracked {tracked}, manual {manual}</source>
        <translation>{day}: na-track {tracked}, manual {manual}</translation>
    </message>
    <message>
        <source>Would this hold?</source>
        <translation>Papasa ba ito?</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Oo</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Hindi pa</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>Bahagi lang</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Hindi</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Kasama</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Nakabinbin</translation>
    </message>
    <message>
        <source>Counts in part</source>
        <translation>Bahagi lang ang kasama</translation>
    </message>
    <message>
        <source>Does not count</source>
        <translation>Hindi kasama</translation>
    </message>
    <message numerus="yes">
        <source>Yes. {count} minutes count towards billing.</source>
        <extracomment>For one: Yes. {count} minute counts towards billing.</extracomment>
        <translation>
            <numerusform>Oo. {count} minuto ang kasama sa billing.</numerusform>
            <numerusform>Oo. {count} minuto ang kasama sa billing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not yet. Nothing speaks against it; {count} minutes would count.</source>
        <extracomment>For one: Not yet. Nothing speaks against it; {count} minute would count.</extracomment>
        <translation>
            <numerusform>Hindi pa. Walang humahadlang; {count} minuto ang makakasama.</numerusform>
            <numerusform>Hindi pa. Walang humahadlang; {count} minuto ang makakasama.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In part. {count} minutes count towards billing.</source>
        <extracomment>For one: In part. {count} minute counts towards billing.</extracomment>
        <translation>
            <numerusform>Bahagi lang. {count} minuto ang kasama sa billing.</numerusform>
            <numerusform>Bahagi lang. {count} minuto ang kasama sa billing.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No, as it stands now.</source>
        <extracomment>For one: No, as it stands now.</extracomment>
        <translation>
            <numerusform>Hindi, sa kalagayan nito ngayon.</numerusform>
            <numerusform>Hindi, sa kalagayan nito ngayon.</numerusform>
        </translation>
    </message>
    <message>
        <source>This contract is no longer known here, so it cannot be told.</source>
        <translation>Hindi na kilala rito ang kontratang ito, kaya hindi masabi.</translation>
    </message>
    <message>
        <source>As far as this device knows: work of other devices and objections are on the server.</source>
        <translation>Sa alam lang ng device na ito: nasa server ang trabaho sa ibang device at ang mga pagtutol.</translation>
    </message>
    <message>
        <source>You had agreed to what is captured.</source>
        <translation>Pumayag ka sa kina-capture.</translation>
    </message>
    <message>
        <source>No agreement of yours held when it began.</source>
        <translation>Wala kang pahintulot na may bisa noong nagsimula ito.</translation>
    </message>
    <message>
        <source>You took all of it back, so nothing of it counts.</source>
        <translation>Binawi mo ang lahat ng ito, kaya walang kasama rito.</translation>
    </message>
    <message>
        <source>All its minutes are counted already, of a segment before it.</source>
        <translation>Nabilang na ang lahat ng minuto nito, mula sa naunang segment.</translation>
    </message>
    <message>
        <source>Some of its minutes are counted already, of a segment before it.</source>
        <translation>Nabilang na ang ilang minuto nito, mula sa naunang segment.</translation>
    </message>
    <message>
        <source>This contract has no weekly limit.</source>
        <translation>Walang lingguhang limit ang kontratang ito.</translation>
    </message>
    <message>
        <source>It is within the weekly limit.</source>
        <translation>Pasok ito sa lingguhang limit.</translation>
    </message>
    <message>
        <source>Some of its minutes are over the weekly limit and are not billed.</source>
        <translation>Lampas sa lingguhang limit ang ilang minuto nito at hindi sisingilin.</translation>
    </message>
    <message>
        <source>It is over the weekly limit and is not billed.</source>
        <translation>Lampas ito sa lingguhang limit at hindi sisingilin.</translation>
    </message>
    <message>
        <source>It has a memo.</source>
        <translation>May memo ito.</translation>
    </message>
    <message>
        <source>It has no memo, and this contract needs none.</source>
        <translation>Wala itong memo, at hindi iyon kailangan ng kontratang ito.</translation>
    </message>
    <message>
        <source>It has no memo, and this contract needs one. Write one.</source>
        <translation>Wala itong memo, at kailangan iyon ng kontratang ito. Magsulat ng isa.</translation>
    </message>
    <message>
        <source>Its picture is there.</source>
        <translation>Naroon ang larawan nito.</translation>
    </message>
    <message>
        <source>This contract takes no pictures.</source>
        <translation>Hindi kumukuha ng larawan ang kontratang ito.</translation>
    </message>
    <message>
        <source>It has no picture, for a reason that is foreseen: {reason}.</source>
        <translation>Wala itong larawan, sa dahilang inaasahan: {reason}.</translation>
    </message>
    <message>
        <source>It has no picture: {reason}. Your employer can object to that.</source>
        <translation>Wala itong larawan: {reason}. Puwedeng tumutol dito ang employer mo.</translation>
    </message>
    <message>
        <source>You took pictures back; this contract lets the time stay.</source>
        <translation>Binawi mo ang mga larawan; pinapayagan ng kontratang ito na manatili ang oras.</translation>
    </message>
    <message>
        <source>You took pictures back; this contract does not let the time stay.</source>
        <translation>Binawi mo ang mga larawan; hindi pinapayagan ng kontratang ito na manatili ang oras.</translation>
    </message>
    <message>
        <source>You blacked out parts of its pictures; this contract lets the time stay.</source>
        <translation>Tinakpan mo ang ilang bahagi ng mga larawan; pinananatili ng kontratang ito ang oras.</translation>
    </message>
    <message>
        <source>You blacked out parts of its pictures; this contract does not let the time stay.</source>
        <translation>Tinakpan mo ang ilang bahagi ng mga larawan; hindi pinananatili ng kontratang ito ang oras.</translation>
    </message>
    <message>
        <source>There was no input; this contract lets idle time be kept.</source>
        <translation>Walang input; pinapayagan ng kontratang ito na itabi ang idle na oras.</translation>
    </message>
    <message>
        <source>There was no input, and this contract does not let idle time be kept.</source>
        <translation>Walang input, at hindi pinapayagan ng kontratang ito na itabi ang idle na oras.</translation>
    </message>
    <message>
        <source>The server has it, and its receipt was checked.</source>
        <translation>Nasa server na ito, at nasuri ang resibo nito.</translation>
    </message>
    <message>
        <source>It is still being tracked.</source>
        <translation>Tina-track pa ito.</translation>
    </message>
    <message>
        <source>It is not signed yet: you can still delete it without a trace.</source>
        <translation>Hindi pa ito napirmahan: puwede mo pa itong i-delete nang walang bakas.</translation>
    </message>
    <message>
        <source>It is signed and waits for the server’s receipt.</source>
        <translation>Napirmahan na ito at naghihintay ng resibo ng server.</translation>
    </message>
    <message>
        <source>The server does not take it. It is kept here.</source>
        <translation>Hindi ito tinatanggap ng server. Nakatabi ito rito.</translation>
    </message>
    <message>
        <source>nothing was written down</source>
        <translation>walang naisulat</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Mga detalye</translation>
    </message>
    <message>
        <source>&amp;Back to the diary</source>
        <translation>Bumali&amp;k sa diary</translation>
    </message>
    <message>
        <source>Choose a segment to see all that is recorded of it.</source>
        <translation>Pumili ng segment para makita ang lahat ng naitala rito.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments chosen</source>
        <extracomment>For one: {count} segment chosen</extracomment>
        <translation>
            <numerusform>{count} segment ang napili</numerusform>
            <numerusform>{count} segment ang napili</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the picture of monitor {monitor}</source>
        <translation>Ipakita ang larawan ng monitor {monitor}</translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation>Ipakita ang litrato</translation>
    </message>
    <message>
        <source>Input per minute</source>
        <translation>Input bawat minuto</translation>
    </message>
    <message>
        <source>Minute</source>
        <translation>Minuto</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Mga key</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>Mga click</translation>
    </message>
    <message>
        <source>Scrolls</source>
        <translation>Mga scroll</translation>
    </message>
    <message>
        <source>Input could not be counted: {reason}.</source>
        <translation>Hindi mabilang ang input: {reason}.</translation>
    </message>
    <message>
        <source>You took the counts back.</source>
        <translation>Binawi mo ang mga bilang.</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>Ang naitala</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Memo</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Oras</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Mga minuto</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Pamagat</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Device</translation>
    </message>
    <message>
        <source>Picture taken</source>
        <translation>Kuha ng larawan</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Upload</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Resibo</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Dahilan</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Idinagdag</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Wala pa</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>Sino ang tumingin</translation>
    </message>
    <message>
        <source>Nobody has looked at it yet.</source>
        <translation>Wala pang tumitingin dito.</translation>
    </message>
    <message>
        <source>Offline: who looked is known on the server. It is asked again when you are back.</source>
        <translation>Offline: alam ng server kung sino ang tumingin. Tatanungin ulit ito kapag online ka na.</translation>
    </message>
    <message>
        <source>Who looked cannot be told now. {why}</source>
        <translation>Hindi masabi ngayon kung sino ang tumingin. {why}</translation>
    </message>
    <message>
        <source>It is only on this computer: nobody else can have looked.</source>
        <translation>Nasa computer na ito lang ito: walang ibang puwedeng nakatingin.</translation>
    </message>
    <message>
        <source>{who}, {when}</source>
        <translation>{who}, {when}</translation>
    </message>
    <message>
        <source>Edit &amp;memo…</source>
        <translation>I-edit ang &amp;memo…</translation>
    </message>
    <message>
        <source>&amp;Redact…</source>
        <translation>I-&amp;redact…</translation>
    </message>
    <message>
        <source>Black out re&amp;gions…</source>
        <translation>&amp;Takpan ang mga bahagi…</translation>
    </message>
    <message>
        <source>Ta&amp;ke back…</source>
        <translation>Ba&amp;wiin…</translation>
    </message>
    <message numerus="yes">
        <source>Memo of {count} segments</source>
        <extracomment>For one: Memo of {count} segment</extracomment>
        <translation>
            <numerusform>Memo ng {count} segment</numerusform>
            <numerusform>Memo ng {count} segment</numerusform>
        </translation>
    </message>
    <message>
        <source>They have different memos. What you write replaces each of them.</source>
        <translation>Magkakaiba ang memo nila. Papalitan ng isusulat mo ang bawat isa.</translation>
    </message>
    <message>
        <source>What is signed already keeps its first memo beside the new one, for both sides to see.</source>
        <translation>Mananatili ang unang memo ng mga napirmahan na sa tabi ng bago, para makita ng magkabilang panig.</translation>
    </message>
    <message numerus="yes">
        <source>{count} characters left</source>
        <extracomment>For one: {count} character left</extracomment>
        <translation>
            <numerusform>{count} character pa</numerusform>
            <numerusform>{count} character pa</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} characters too many</source>
        <extracomment>For one: {count} character too many</extracomment>
        <translation>
            <numerusform>{count} character ang sobra</numerusform>
            <numerusform>{count} character ang sobra</numerusform>
        </translation>
    </message>
    <message>
        <source>Signs that cannot be seen, and those that turn the direction of writing, are left out.</source>
        <translation>Inaalis ang mga character na hindi nakikita at ang mga nagpapalit ng direksyon ng sulat.</translation>
    </message>
    <message>
        <source>Nothing is written: the memo is emptied.</source>
        <translation>Walang nakasulat: mawawalan ng laman ang memo.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments were not changed.</source>
        <extracomment>For one: {count} segment was not changed.</extracomment>
        <translation>
            <numerusform>Hindi nabago ang {count} segment.</numerusform>
            <numerusform>Hindi nabago ang {count} segment.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>I-&amp;save</translation>
    </message>
    <message>
        <source>Redact {span}</source>
        <translation>I-redact ang {span}</translation>
    </message>
    <message numerus="yes">
        <source>Redact {count} segments</source>
        <extracomment>For one: Redact {count} segment</extracomment>
        <translation>
            <numerusform>I-redact ang {count} segment</numerusform>
            <numerusform>I-redact ang {count} segment</numerusform>
        </translation>
    </message>
    <message>
        <source>What to take back</source>
        <translation>Ano ang babawiin</translation>
    </message>
    <message>
        <source>Wh&amp;y</source>
        <translation>Ba&amp;kit</translation>
    </message>
    <message>
        <source>&amp;Take it back</source>
        <translation>&amp;Bawiin ito</translation>
    </message>
    <message>
        <source>Choose at least one thing to take back.</source>
        <translation>Pumili ng kahit isang babawiin.</translation>
    </message>
    <message numerus="yes">
        <source>Of {count} segments nothing was taken back.</source>
        <extracomment>For one: Of {count} segment nothing was taken back.</extracomment>
        <translation>
            <numerusform>Walang binawi sa {count} segment.</numerusform>
            <numerusform>Walang binawi sa {count} segment.</numerusform>
        </translation>
    </message>
    <message>
        <source>The time stays. Where it was uploaded already, the server erases it and keeps that it was there.</source>
        <translation>Mananatili ang oras. Kung na-upload na, buburahin ito ng server at mananatiling nakatala na nagkaroon nito.</translation>
    </message>
    <message>
        <source>This contract does not let the time stay when something is taken back.</source>
        <translation>Hindi pinapayagan ng kontratang ito na manatili ang oras kapag may binawi.</translation>
    </message>
    <message>
        <source>It is not uploaded yet: what you take back never leaves this computer.</source>
        <translation>Hindi pa ito na-upload: hindi aalis sa computer na ito ang babawiin mo.</translation>
    </message>
    <message>
        <source>Pictures of the screen</source>
        <translation>Mga larawan ng screen</translation>
    </message>
    <message>
        <source>Photo from the webcam</source>
        <translation>Litrato mula sa webcam</translation>
    </message>
    <message>
        <source>App and title</source>
        <translation>App at pamagat</translation>
    </message>
    <message>
        <source>Counts of input</source>
        <translation>Bilang ng input</translation>
    </message>
    <message>
        <source>Signs of how input was made</source>
        <translation>Mga palatandaan kung paano ginawa ang input</translation>
    </message>
    <message>
        <source>Picture of monitor {monitor}</source>
        <translation>Larawan ng monitor {monitor}</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Pribado</translation>
    </message>
    <message>
        <source>By mistake</source>
        <translation>Nagkamali</translation>
    </message>
    <message>
        <source>Not work</source>
        <translation>Hindi trabaho</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Ibang dahilan</translation>
    </message>
    <message>
        <source>Delete {span} with its pictures, counts and minutes?</source>
        <translation>I-delete ang {span} kasama ang mga larawan, bilang at minuto nito?</translation>
    </message>
    <message numerus="yes">
        <source>Delete {count} segments with their pictures, counts and minutes?</source>
        <extracomment>For one: Delete {count} segment with its pictures, counts and minutes?</extracomment>
        <translation>
            <numerusform>I-delete ang {count} segment kasama ang mga larawan, bilang at minuto nila?</numerusform>
            <numerusform>I-delete ang {count} segment kasama ang mga larawan, bilang at minuto nila?</numerusform>
        </translation>
    </message>
    <message>
        <source>What is not signed yet is deleted at once and never leaves this computer. This cannot be undone.</source>
        <translation>Ide-delete agad ang hindi pa napirmahan at hindi ito aalis sa computer na ito. Hindi ito maa-undo.</translation>
    </message>
    <message>
        <source>What is signed is taken back by a statement that both sides see; its time counts no more. You can undo it for {seconds} seconds, then no more.</source>
        <translation>Babawiin ang napirmahan na gamit ang isang pahayag na makikita ng magkabilang panig; hindi na kasama ang oras nito. Maa-undo mo ito sa loob ng {seconds} segundo, pagkatapos ay hindi na.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments are being deleted.</source>
        <extracomment>For one: {count} segment is being deleted.</extracomment>
        <translation>
            <numerusform>Dine-delete ang {count} segment.</numerusform>
            <numerusform>Dine-delete ang {count} segment.</numerusform>
        </translation>
    </message>
    <message>
        <source>The manual time is being taken back.</source>
        <translation>Binabawi ang manual na oras.</translation>
    </message>
    <message>
        <source>Take back the manual time {span}?</source>
        <translation>Bawiin ang manual na oras {span}?</translation>
    </message>
    <message>
        <source>It counts no more and its reason is erased. You can undo it for {seconds} seconds, then no more.</source>
        <translation>Hindi na ito kasama at buburahin ang dahilan nito. Maa-undo mo ito sa loob ng {seconds} segundo, pagkatapos ay hindi na.</translation>
    </message>
    <message>
        <source>Add manual time</source>
        <translation>Magdagdag ng manual na oras</translation>
    </message>
    <message>
        <source>Time without evidence. It is always shown apart, and your employer decides about it.</source>
        <translation>Oras na walang ebidensya. Laging hiwalay ang pagpapakita rito, at ang employer mo ang magpapasya.</translation>
    </message>
    <message>
        <source>C&amp;ontract</source>
        <translation>&amp;Kontrata</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Araw</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;Mula</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>Han&amp;ggang</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>Dahila&amp;n</translation>
    </message>
    <message>
        <source>What you did: a meeting, a call…</source>
        <translation>Ang ginawa mo: meeting, tawag…</translation>
    </message>
    <message>
        <source>None of your contracts allows manual time.</source>
        <translation>Walang kontrata mo ang nagpapahintulot ng manual na oras.</translation>
    </message>
    <message>
        <source>The clocks go forward then: {time} does not exist on this day. Nothing was added.</source>
        <translation>Umuusad ang mga orasan sa sandaling iyon: walang {time} sa araw na ito. Walang idinagdag.</translation>
    </message>
    <message>
        <source>The clocks go back then: {time} comes twice on this day, and the first is meant.</source>
        <translation>Iuurong ang mga orasan noon: dalawang beses ang {time} sa araw na iyon, at ang una ang tinutukoy.</translation>
    </message>
    <message>
        <source>The end must come after the beginning. 00:00 as the end is midnight; add what comes after it to the next day.</source>
        <translation>Dapat mas huli ang dulo kaysa simula. Hatinggabi ang 00:00 bilang dulo; idagdag sa susunod na araw ang kasunod.</translation>
    </message>
    <message>
        <source>{time} in all</source>
        <translation>{time} lahat-lahat</translation>
    </message>
    <message>
        <source>It is tracked: {span}.</source>
        <translation>Na-track na ito: {span}.</translation>
    </message>
    <message>
        <source>It is claimed: {span}.</source>
        <translation>Idinagdag na ito: {span}.</translation>
    </message>
    <message>
        <source>Write a reason: it stands in place of evidence.</source>
        <translation>Magsulat ng dahilan: ito ang kapalit ng ebidensya.</translation>
    </message>
    <message>
        <source>Export your work diary</source>
        <translation>I-export ang work diary mo</translation>
    </message>
    <message>
        <source>A file with everything that was receipted, signed and sealed. Anybody can check it without this computer and without the server.</source>
        <translation>Isang file na may lahat ng may resibo, pirmado at selyado. Masusuri ito ng kahit sino nang wala ang computer na ito at wala ang server.</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Panahon</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Lahat</translation>
    </message>
    <message>
        <source>What is shown: {first} to {last} (UTC days)</source>
        <translation>Ang ipinapakita: {first} hanggang {last} (mga araw sa UTC)</translation>
    </message>
    <message>
        <source>With the pictures that are on this computer</source>
        <translation>Kasama ang mga larawang nasa computer na ito</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;File</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>I-e&amp;xport</translation>
    </message>
    <message>
        <source>Choose where to write it.</source>
        <translation>Pumili kung saan ito isusulat.</translation>
    </message>
    <message>
        <source>There is no contract to export yet.</source>
        <translation>Wala pang kontratang mae-export.</translation>
    </message>
    <message>
        <source>A file of this name is there already. Replace it, or give another name.</source>
        <translation>May file nang ganito ang pangalan. Palitan ito, o magbigay ng ibang pangalan.</translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation>P&amp;alitan ito</translation>
    </message>
    <message>
        <source>This is a folder. Give the file a name in it.</source>
        <translation>Folder ito. Bigyan ng pangalan ang file sa loob nito.</translation>
    </message>
    <message>
        <source>There is no folder {folder}. Choose one that is there.</source>
        <translation>Walang folder na {folder}. Pumili ng mayroon.</translation>
    </message>
    <message>
        <source>Nothing can be written to {folder}: {error}. Choose another folder.</source>
        <translation>Hindi masulatan ang {folder}: {error}. Pumili ng ibang folder.</translation>
    </message>
    <message>
        <source>There is no room left at {folder}. Free some space, or choose another folder. No file was written.</source>
        <translation>Wala nang lugar sa {folder}. Magbakante ng espasyo, o pumili ng ibang folder. Walang naisulat na file.</translation>
    </message>
    <message>
        <source>Work diary (*.hpb)</source>
        <translation>Work diary (*.hpb)</translation>
    </message>
    <message>
        <source>{size} written…</source>
        <translation>{size} ang naisulat…</translation>
    </message>
    <message numerus="yes">
        <source>Done: {count} statements in {size}. The file is {file}.</source>
        <extracomment>For one: Done: {count} statement in {size}. The file is {file}.</extracomment>
        <translation>
            <numerusform>Tapos na: {count} pahayag sa {size}. Ang file ay {file}.</numerusform>
            <numerusform>Tapos na: {count} pahayag sa {size}. Ang file ay {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} have no receipt yet and are not in it.</source>
        <extracomment>For one: {count} has no receipt yet and is not in it.</extracomment>
        <translation>
            <numerusform>{count} ang wala pang resibo at wala rito.</numerusform>
            <numerusform>{count} ang wala pang resibo at wala rito.</numerusform>
        </translation>
    </message>
    <message>
        <source>With all pictures.</source>
        <translation>Kasama ang lahat ng larawan.</translation>
    </message>
    <message>
        <source>With small pictures; full ones are kept here only until they are delivered.</source>
        <translation>May maliliit na larawan; nakatabi lang dito ang mga buo hanggang maihatid.</translation>
    </message>
    <message>
        <source>Without pictures.</source>
        <translation>Walang larawan.</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Inihinto. Walang naisulat na file.</translation>
    </message>
    <message>
        <source>Nothing has a receipt yet, so there is nothing to export.</source>
        <translation>Wala pang may resibo, kaya walang mae-export.</translation>
    </message>
    <message>
        <source>Open the fo&amp;lder</source>
        <translation>Buksan ang f&amp;older</translation>
    </message>
    <message>
        <source>Check &amp;it</source>
        <translation>S&amp;uriin ito</translation>
    </message>
    <message>
        <source>Check an export</source>
        <translation>Suriin ang export</translation>
    </message>
    <message>
        <source>Checks signatures, chains, receipts and pictures of a file, offline, by the key of your log.</source>
        <translation>Sinusuri ang mga pirma, chain, resibo at larawan ng isang file, offline, gamit ang key ng log mo.</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>S&amp;uriin</translation>
    </message>
    <message>
        <source>Checking… {percent} %</source>
        <translation>Sinusuri… {percent} %</translation>
    </message>
    <message>
        <source>Stopped before the end: nothing can be said.</source>
        <translation>Huminto bago matapos: walang masasabi.</translation>
    </message>
    <message>
        <source>&amp;File to check</source>
        <translation>&amp;File na susuriin</translation>
    </message>
    <message>
        <source>Details for support</source>
        <translation>Mga detalye para sa support</translation>
    </message>
    <message>
        <source>It is whole: everything in it holds and nothing is missing.</source>
        <translation>Buo ito: tama ang lahat ng laman at walang kulang.</translation>
    </message>
    <message>
        <source>It does not hold: something in it was changed, or does not belong together.</source>
        <translation>Hindi ito tama: may nabago rito, o may hindi magkatugma.</translation>
    </message>
    <message>
        <source>What is there holds, but something is missing.</source>
        <translation>Tama ang naroon, pero may kulang.</translation>
    </message>
    <message>
        <source>This is not an export of a work diary, or it was cut off.</source>
        <translation>Hindi ito export ng work diary, o naputol ito.</translation>
    </message>
    <message>
        <source>{tracked} tracked and {manual} manual, in {segments}.</source>
        <translation>{tracked} na-track at {manual} manual, sa {segments}.</translation>
    </message>
    <message>
        <source>Choose the file to check.</source>
        <translation>Piliin ang file na iche-check.</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file in it.</source>
        <translation>Folder ito. Pumili ng file sa loob nito.</translation>
    </message>
    <message>
        <source>There is no file of this name.</source>
        <translation>Walang file na ganito ang pangalan.</translation>
    </message>
    <message>
        <source>The file cannot be read: {error}.</source>
        <translation>Hindi mabasa ang file: {error}.</translation>
    </message>
    <message>
        <source>Nothing was tracked on this day.</source>
        <translation>Walang na-track sa araw na ito.</translation>
    </message>
    <message>
        <source>Nothing was tracked in this time.</source>
        <translation>Walang na-track sa panahong ito.</translation>
    </message>
    <message>
        <source>Nothing is tracked yet today. Press Start in the main window: each part of an hour then appears here as a card, with what was captured and whether it would be billed.</source>
        <translation>Wala pang na-track ngayong araw. Pindutin ang Simulan sa main window: lalabas dito ang bawat bahagi ng oras bilang card, kasama ang na-capture at kung sisingilin ito.</translation>
    </message>
    <message>
        <source>This day is still to come.</source>
        <translation>Darating pa lang ang araw na ito.</translation>
    </message>
    <message>
        <source>You can add time without evidence, if your contract allows it. What another computer tracked is in the diary in the browser.</source>
        <translation>Puwede kang magdagdag ng oras na walang ebidensya, kung pinapayagan ng kontrata mo. Nasa diary sa browser ang na-track ng ibang computer.</translation>
    </message>
    <message>
        <source>Nothing was tracked for {contract} in this time.</source>
        <translation>Walang na-track para sa {contract} sa panahong ito.</translation>
    </message>
    <message>
        <source>Choose “All contracts” to see the rest.</source>
        <translation>Piliin ang “Lahat ng kontrata” para makita ang iba.</translation>
    </message>
    <message>
        <source>You have no contract now. When you are hired it appears in the main window, and what you track on it appears here.</source>
        <translation>Wala kang kontrata ngayon. Kapag na-hire ka, lalabas ito sa pangunahing window, at lalabas dito ang ita-track mo.</translation>
    </message>
    <message>
        <source>Your diary begins when this device is enrolled and you first press Start.</source>
        <translation>Magsisimula ang diary mo kapag naka-enroll ang device na ito at una mong pinindot ang Simulan.</translation>
    </message>
    <message>
        <source>Arrows walk · Enter shows details · F2 memo · Del deletes · Alt+← → days · F1 explains the marks</source>
        <translation>Arrow: lumipat · Enter: mga detalye · F2: memo · Del: i-delete · Alt+← →: mga araw · F1: mga marka</translation>
    </message>
    <message>
        <source>How to read this page</source>
        <translation>Paano basahin ang page na ito</translation>
    </message>
    <message>
        <source>How time counts</source>
        <translation>Paano binibilang ang oras</translation>
    </message>
    <message>
        <source>What a card shows</source>
        <translation>Ano ang ipinapakita ng card</translation>
    </message>
    <message>
        <source>How far it has come</source>
        <translation>Hanggang saan na ito</translation>
    </message>
    <message>
        <source>The clock was running, and what it recorded was signed on your machine.</source>
        <translation>Tumatakbo ang orasan, at pinirmahan sa computer mo ang naitala nito.</translation>
    </message>
    <message>
        <source>You have taken part of it back, or blacked it out. The rest is as it was signed.</source>
        <translation>Binawi o tinakpan mo ang bahagi nito. Ang iba ay tulad ng pinirmahan.</translation>
    </message>
    <message>
        <source>You have taken all of it back. Only the signed statement, without content, is left.</source>
        <translation>Binawi mo ang lahat. Ang pinirmahang pahayag na walang laman na lang ang natira.</translation>
    </message>
    <message>
        <source>There was no input, and you kept the time. The memo says what it was.</source>
        <translation>Walang input, at itinabi mo ang oras. Sinasabi ng memo kung ano iyon.</translation>
    </message>
    <message>
        <source>Some of it lies beyond the week’s limit as it is now, and is not billed.</source>
        <translation>Lampas ang ilan nito sa limit ng linggo ngayon, at hindi sisingilin.</translation>
    </message>
    <message>
        <source>Time without evidence, always beside the sums and never in them.</source>
        <translation>Oras na walang ebidensya, laging katabi ng mga kabuuan at hindi kasama sa mga ito.</translation>
    </message>
    <message>
        <source>It arrived after you had closed the week; the next close counts it.</source>
        <translation>Dumating ito pagkatapos mong isara ang linggo; bibilangin ito ng susunod na pagsasara.</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Huli</translation>
    </message>
    <message>
        <source>Small bars</source>
        <translation>Maliliit na bar</translation>
    </message>
    <message>
        <source>One bar is one minute of keys, clicks and scrolls together, on the same scale every day: a full bar is 250 or more, a thin line is none, a space was not tracked.</source>
        <translation>Isang minuto ng key, click at scroll ang bawat bar, pareho ang sukat araw-araw: 250 o higit ang punong bar, wala ang manipis na linya, hindi na-track ang puwang.</translation>
    </message>
    <message>
        <source>That desktop offers no way to count. It does not mean that nothing was done.</source>
        <translation>Walang paraan ng pagbilang ang desktop na iyon. Hindi ibig sabihing walang ginawa.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Larawan</translation>
    </message>
    <message>
        <source>One of each monitor per segment, at a moment that nobody can foresee. Where there is none, the reason stands in its place.</source>
        <translation>Isa sa bawat monitor kada segment, sa sandaling walang makakahula. Kung wala, nasa lugar nito ang dahilan.</translation>
    </message>
    <message>
        <source>Number on the picture</source>
        <translation>Numero sa larawan</translation>
    </message>
    <message>
        <source>How many monitors there are pictures of.</source>
        <translation>Ilang monitor ang may larawan.</translation>
    </message>
    <message>
        <source>Photo in the corner</source>
        <translation>Litrato sa sulok</translation>
    </message>
    <message>
        <source>The webcam’s, taken with the picture.</source>
        <translation>Mula sa webcam, kinunan kasabay ng larawan.</translation>
    </message>
    <message>
        <source>Band above</source>
        <translation>Band sa itaas</translation>
    </message>
    <message>
        <source>The memo. It reaches over all segments beside each other that have the same one.</source>
        <translation>Ang memo. Saklaw nito ang lahat ng magkakatabing segment na pareho ang memo.</translation>
    </message>
    <message>
        <source>Nothing of it has left this computer.</source>
        <translation>Walang umalis sa computer na ito.</translation>
    </message>
    <message>
        <source>You can still delete it without a trace.</source>
        <translation>Made-delete mo pa ito nang walang bakas.</translation>
    </message>
    <message>
        <source>It goes up by itself as soon as the server can be reached.</source>
        <translation>Kusa itong aakyat kapag naabot ang server.</translation>
    </message>
    <message>
        <source>Problems says what is in the way.</source>
        <translation>Nasa Mga problema kung ano ang humahadlang.</translation>
    </message>
    <message>
        <source>The server has shown that it holds it.</source>
        <translation>Ipinakita ng server na hawak nito ito.</translation>
    </message>
    <message>
        <source>Its time would be billed.</source>
        <translation>Sisingilin ang oras nito.</translation>
    </message>
    <message>
        <source>Nothing speaks against it, but it is not finished or not received yet.</source>
        <translation>Walang tumututol dito, pero hindi pa ito tapos o hindi pa natanggap.</translation>
    </message>
    <message>
        <source>Some of its minutes would be billed.</source>
        <translation>Sisingilin ang ilan sa mga minuto nito.</translation>
    </message>
    <message>
        <source>It would not be billed as it stands: its details say why and what helps.</source>
        <translation>Hindi ito sisingilin sa lagay nito: nasa mga detalye kung bakit at ano ang makakatulong.</translation>
    </message>
</context>
</TS>
