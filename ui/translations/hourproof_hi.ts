<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="hi" sourcelanguage="en">
<context>
    <name>Hourproof</name>
    <message>
        <source>Hourproof had ended unexpectedly. Your time up to then is kept, and the clock runs on.</source>
        <translation>Hourproof अचानक बंद हो गया था। तब तक का आपका समय सुरक्षित है और टाइमर चल रहा है।</translation>
    </message>
    <message>
        <source>Hourproof had ended unexpectedly. Your time up to then is kept. You are clocked out.</source>
        <translation>Hourproof अचानक बंद हो गया था। तब तक का आपका समय सुरक्षित है। आप क्लॉक आउट हैं।</translation>
    </message>
    <message>
        <source>The computer slept, so you were clocked out at the moment it fell asleep.</source>
        <translation>कंप्यूटर स्लीप में चला गया, इसलिए उसी पल आपको क्लॉक आउट कर दिया गया।</translation>
    </message>
    <message>
        <source>The clock of this computer jumped. Time was tracked up to the last good moment.</source>
        <translation>इस कंप्यूटर की घड़ी अचानक बदल गई। समय आख़िरी सही पल तक ट्रैक हुआ।</translation>
    </message>
    <message>
        <source>No input for {away}: that time was dropped, and nothing was tracked until you were back.</source>
        <translation>{away} तक कोई इनपुट नहीं था: वह समय छोड़ दिया गया और आपके लौटने तक कुछ भी ट्रैक नहीं हुआ।</translation>
    </message>
    <message>
        <source>{away} without input were kept, marked as idle.</source>
        <translation>बिना इनपुट के {away} रखे गए और निष्क्रिय के रूप में चिह्नित हुए।</translation>
    </message>
    <message>
        <source>You were away, so you are clocked out. Press Start when you go on.</source>
        <translation>आप दूर थे, इसलिए आप क्लॉक आउट हैं। आगे काम करने पर शुरू करें दबाएँ।</translation>
    </message>
    <message>
        <source>You logged out, so you were clocked out at that moment.</source>
        <translation>आपने लॉग आउट किया, इसलिए उसी पल आपको क्लॉक आउट कर दिया गया।</translation>
    </message>
    <message>
        <source>This computer has been in use for {away}, and you are not clocked in. Only you see this.</source>
        <translation>यह कंप्यूटर {away} से इस्तेमाल हो रहा है और आप क्लॉक इन नहीं हैं। यह सिर्फ़ आपको दिखता है।</translation>
    </message>
    <message>
        <source>You have been tracking for {away}.</source>
        <translation>आपका समय {away} से ट्रैक हो रहा है।</translation>
    </message>
    <message>
        <source>You have used 90 % of this week’s limit.</source>
        <translation>आपने इस हफ़्ते की सीमा का 90 % इस्तेमाल कर लिया है।</translation>
    </message>
    <message>
        <source>This week’s limit is reached. Time from now on is marked over limit and not billed.</source>
        <translation>इस हफ़्ते की सीमा पूरी हो गई है। अब से समय सीमा से ऊपर चिह्नित होगा और बिल में नहीं जुड़ेगा।</translation>
    </message>
    <message>
        <source>A segment was deleted with its pictures, counts and minutes. It was never uploaded.</source>
        <translation>एक सेगमेंट अपनी तस्वीरों, गिनतियों और मिनटों के साथ मिटा दिया गया। वह कभी अपलोड नहीं हुआ।</translation>
    </message>
    <message>
        <source>A new device was added to your account: {name}. If that was not you, end it under Settings, Devices, and tell your employer.</source>
        <translation>आपके खाते में एक नया डिवाइस जुड़ा: {name}। अगर यह आपने नहीं किया, तो उसे सेटिंग, डिवाइस में समाप्त करें और अपने नियोक्ता को बताएँ।</translation>
    </message>
    <message>
        <source>The segment was deleted with its pictures, counts and minutes. It was never uploaded. Nothing more is tracked until {time}.</source>
        <translation>सेगमेंट अपनी तस्वीरों, गिनतियों और मिनटों के साथ मिटा दिया गया। वह कभी अपलोड नहीं हुआ। {time} तक और कुछ ट्रैक नहीं होगा।</translation>
    </message>
    <message>
        <source>the screen was locked</source>
        <translation>स्क्रीन लॉक थी</translation>
    </message>
    <message>
        <source>the system did not permit it</source>
        <translation>सिस्टम ने इसकी अनुमति नहीं दी</translation>
    </message>
    <message>
        <source>the desktop refused it</source>
        <translation>डेस्कटॉप ने मना कर दिया</translation>
    </message>
    <message>
        <source>taking it failed</source>
        <translation>तस्वीर लेने में गड़बड़ी हुई</translation>
    </message>
    <message>
        <source>an excluded app was in front</source>
        <translation>बाहर रखा गया एक ऐप सामने था</translation>
    </message>
    <message>
        <source>this contract takes none</source>
        <translation>यह कॉन्ट्रैक्ट कोई नहीं लेता</translation>
    </message>
    <message>
        <source>the clock stopped before its moment</source>
        <translation>टाइमर उसके पल से पहले रुक गया</translation>
    </message>
    <message>
        <source>its moment lay in time away</source>
        <translation>उसका पल आपके दूर रहने के समय में था</translation>
    </message>
    <message>
        <source>this desktop does not offer it</source>
        <translation>यह डेस्कटॉप इसकी सुविधा नहीं देता</translation>
    </message>
    <message>
        <source>the app was interrupted</source>
        <translation>ऐप बीच में रुक गया</translation>
    </message>
    <message>
        <source>there is no camera</source>
        <translation>कोई कैमरा नहीं है</translation>
    </message>
    <message>
        <source>another program has the camera</source>
        <translation>कैमरा किसी दूसरे प्रोग्राम के पास है</translation>
    </message>
    <message>
        <source>the camera failed</source>
        <translation>कैमरे में गड़बड़ी हुई</translation>
    </message>
    <message>
        <source>you have not agreed to it</source>
        <translation>आपने इसके लिए सहमति नहीं दी है</translation>
    </message>
    <message>
        <source>what waits to be uploaded fills its share of the disk</source>
        <translation>अपलोड का इंतज़ार कर रहा डेटा डिस्क का अपना हिस्सा भर चुका है</translation>
    </message>
    <message>
        <source>you kept this time as idle</source>
        <translation>आपने यह समय निष्क्रिय के रूप में रखा</translation>
    </message>
    <message>
        <source>the screen was off, or its screensaver was on</source>
        <translation>स्क्रीन बंद थी या उस पर स्क्रीनसेवर चल रहा था</translation>
    </message>
    <message>
        <source>Not enrolled. Nothing is captured.</source>
        <translation>डिवाइस रजिस्टर नहीं है। कुछ भी कैप्चर नहीं हो रहा है।</translation>
    </message>
    <message>
        <source>Choose a contract. Nothing is captured.</source>
        <translation>कॉन्ट्रैक्ट चुनें। कुछ भी कैप्चर नहीं हो रहा है।</translation>
    </message>
    <message>
        <source>Clocked out. Nothing is captured.</source>
        <translation>क्लॉक आउट। कुछ भी कैप्चर नहीं हो रहा है।</translation>
    </message>
    <message>
        <source>Your agreement is needed. Nothing is captured.</source>
        <translation>आपकी सहमति चाहिए। कुछ भी कैप्चर नहीं हो रहा है।</translation>
    </message>
    <message>
        <source>Clocked in</source>
        <translation>क्लॉक इन</translation>
    </message>
    <message>
        <source>Writing everything down…</source>
        <translation>सब कुछ लिखा जा रहा है…</translation>
    </message>
    <message>
        <source>Paused by you. It goes on when you say so.</source>
        <translation>आपने रोका है। जब आप कहेंगे, तब आगे चलेगा।</translation>
    </message>
    <message>
        <source>No contract yet. Nothing is captured.</source>
        <translation>अभी कोई कॉन्ट्रैक्ट नहीं है। कुछ भी कैप्चर नहीं हो रहा है।</translation>
    </message>
    <message>
        <source>Clocked in. Your time is tracked.</source>
        <translation>क्लॉक इन। आपका समय ट्रैक हो रहा है।</translation>
    </message>
    <message>
        <source>Paused while you are away. It goes on when you are back.</source>
        <translation>आपके दूर रहने तक रुका है। लौटने पर आगे चलेगा।</translation>
    </message>
    <message>
        <source>Paused while the screen is locked.</source>
        <translation>स्क्रीन लॉक रहने तक रुका है।</translation>
    </message>
    <message>
        <source>Paused. It goes on when you use the computer.</source>
        <translation>रुका है। कंप्यूटर इस्तेमाल करने पर आगे चलेगा।</translation>
    </message>
    <message>
        <source>Paused. It goes on by itself at {time}.</source>
        <translation>रुका है। {time} पर अपने-आप आगे चलेगा।</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>आगे चलाएँ (&amp;G)</translation>
    </message>
    <message>
        <source>P&amp;ause for</source>
        <translation>इतना रोकें (&amp;A)</translation>
    </message>
    <message>
        <source>Until I go on</source>
        <translation>जब तक मैं आगे न चलाऊँ</translation>
    </message>
    <message numerus="yes">
        <source>Everything is delivered.</source>
        <extracomment>For one: Everything is delivered.</extracomment>
        <translation>
            <numerusform>सब कुछ पहुँच चुका है।</numerusform>
            <numerusform>सब कुछ पहुँच चुका है।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} segments wait for their upload.</source>
        <extracomment>For one: {count} segment waits for its upload.</extracomment>
        <translation>
            <numerusform>{count} सेगमेंट अपलोड होने का इंतज़ार कर रहा है।</numerusform>
            <numerusform>{count} सेगमेंट अपलोड होने का इंतज़ार कर रहे हैं।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uploading {count} segments…</source>
        <extracomment>For one: Uploading {count} segment…</extracomment>
        <translation>
            <numerusform>{count} सेगमेंट अपलोड हो रहा है…</numerusform>
            <numerusform>{count} सेगमेंट अपलोड हो रहे हैं…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline. {count} segments are kept here and go up when you are back.</source>
        <extracomment>For one: Offline. {count} segment is kept here and goes up when you are back.</extracomment>
        <translation>
            <numerusform>ऑफ़लाइन। {count} सेगमेंट यहाँ सुरक्षित है और ऑनलाइन होने पर अपलोड होगा।</numerusform>
            <numerusform>ऑफ़लाइन। {count} सेगमेंट यहाँ सुरक्षित हैं और ऑनलाइन होने पर अपलोड होंगे।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server refused a segment. {count} are kept here.</source>
        <extracomment>For one: The server refused a segment. {count} is kept here.</extracomment>
        <translation>
            <numerusform>सर्वर ने एक सेगमेंट नहीं लिया। {count} यहाँ सुरक्षित है।</numerusform>
            <numerusform>सर्वर ने एक सेगमेंट नहीं लिया। {count} यहाँ सुरक्षित हैं।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uploading has stopped: a receipt does not check out. Everything is kept.</source>
        <extracomment>For one: Uploading has stopped: a receipt does not check out. Everything is kept.</extracomment>
        <translation>
            <numerusform>अपलोड रुक गया है: एक रसीद सही नहीं निकली। सब कुछ सुरक्षित है।</numerusform>
            <numerusform>अपलोड रुक गया है: एक रसीद सही नहीं निकली। सब कुछ सुरक्षित है।</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline. Nothing waits; you can go on working.</source>
        <translation>ऑफ़लाइन। कुछ भी बाकी नहीं है; आप काम करते रह सकते हैं।</translation>
    </message>
    <message>
        <source>Nothing to deliver yet.</source>
        <translation>अभी भेजने को कुछ नहीं है।</translation>
    </message>
    <message>
        <source>Last receipt at {time}.</source>
        <translation>आख़िरी रसीद {time} पर।</translation>
    </message>
    <message>
        <source>Hourproof</source>
        <translation>Hourproof</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>शुरू करें (&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>रोकें (&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Read and agree…</source>
        <translation>पढ़ें और सहमति दें (&amp;R)…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>रोका जा रहा है…</translation>
    </message>
    <message>
        <source>&amp;Contract</source>
        <translation>कॉन्ट्रैक्ट (&amp;C)</translation>
    </message>
    <message>
        <source>Choose a contract</source>
        <translation>कॉन्ट्रैक्ट चुनें</translation>
    </message>
    <message>
        <source>Seen by you and {employer}.</source>
        <translation>आप और {employer} इसे देखते हैं।</translation>
    </message>
    <message>
        <source>&amp;Memo</source>
        <translation>मेमो (&amp;M)</translation>
    </message>
    <message>
        <source>What are you working on?</source>
        <translation>आप किस पर काम कर रहे हैं?</translation>
    </message>
    <message>
        <source>This session</source>
        <translation>यह सत्र</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>आज</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>यह हफ़्ता</translation>
    </message>
    <message>
        <source>of {limit}</source>
        <translation>{limit} में से</translation>
    </message>
    <message>
        <source>{left} left this week</source>
        <translation>इस हफ़्ते {left} बाकी</translation>
    </message>
    <message>
        <source>{over} over the limit</source>
        <translation>सीमा से {over} ऊपर</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>कोई सीमा नहीं</translation>
    </message>
    <message numerus="yes">
        <source>{count} minutes</source>
        <extracomment>For one: {count} minute</extracomment>
        <translation>
            <numerusform>{count} मिनट</numerusform>
            <numerusform>{count} मिनट</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} hours</source>
        <extracomment>For one: {count} hour</extracomment>
        <translation>
            <numerusform>{count} घंटा</numerusform>
            <numerusform>{count} घंटे</numerusform>
        </translation>
    </message>
    <message>
        <source>No contract yet</source>
        <translation>अभी कोई कॉन्ट्रैक्ट नहीं</translation>
    </message>
    <message>
        <source>Your contracts appear here as soon as {organization} adds you to one. You will see exactly what it captures before anything starts.</source>
        <translation>जैसे ही {organization} आपको किसी कॉन्ट्रैक्ट में जोड़ेगा, वह यहाँ दिखेगा। कुछ भी शुरू होने से पहले आप ठीक-ठीक देखेंगे कि उसमें क्या कैप्चर होता है।</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>फिर से देखें (&amp;L)</translation>
    </message>
    <message>
        <source>Nothing is captured while you are clocked out.</source>
        <translation>जब तक आप क्लॉक आउट हैं, कुछ भी कैप्चर नहीं होता।</translation>
    </message>
    <message>
        <source>Last capture</source>
        <translation>आख़िरी कैप्चर</translation>
    </message>
    <message>
        <source>Captured at {time}</source>
        <translation>{time} पर कैप्चर हुआ</translation>
    </message>
    <message>
        <source>Captured at {time}, {age}</source>
        <translation>{time} पर कैप्चर हुआ, {age}</translation>
    </message>
    <message>
        <source>No picture: {reason}.</source>
        <translation>कोई तस्वीर नहीं: {reason}।</translation>
    </message>
    <message>
        <source>No photo: {reason}.</source>
        <translation>कोई फ़ोटो नहीं: {reason}।</translation>
    </message>
    <message>
        <source>Remove &amp;photo</source>
        <translation>फ़ोटो हटाएँ (&amp;P)</translation>
    </message>
    <message>
        <source>Kept in {left}, unless you delete it.</source>
        <translation>{left} में रख ली जाएगी, अगर आप इसे न मिटाएँ।</translation>
    </message>
    <message>
        <source>Kept. It goes up with its segment.</source>
        <translation>रख ली गई। यह अपने सेगमेंट के साथ अपलोड होगी।</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>रख ली गई।</translation>
    </message>
    <message>
        <source>Deleted, with its minutes.</source>
        <translation>अपने मिनटों के साथ मिटा दी गई।</translation>
    </message>
    <message>
        <source>Your screen is captured once at a random moment in each {minutes} while the clock runs.</source>
        <translation>जब तक टाइमर चलता है, हर {minutes} में एक बार किसी रैंडम पल पर आपकी स्क्रीन कैप्चर होती है।</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>रखें (&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>मिटाएँ (&amp;D)…</translation>
    </message>
    <message>
        <source>Delete this segment, {span}, with its pictures, counts and minutes?</source>
        <translation>इस सेगमेंट, {span}, को इसकी तस्वीरों, गिनतियों और मिनटों के साथ मिटाएँ?</translation>
    </message>
    <message>
        <source>{start}–{end}</source>
        <translation>{start}–{end}</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>मिटाएँ (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>वापस (&amp;B)</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>तस्वीर दिखाएँ</translation>
    </message>
    <message>
        <source>Picture {index} of {count}</source>
        <translation>{count} में से तस्वीर {index}</translation>
    </message>
    <message>
        <source>The picture is no longer on this computer.</source>
        <translation>तस्वीर अब इस कंप्यूटर पर नहीं है।</translation>
    </message>
    <message>
        <source>Esc closes · ← → pictures</source>
        <translation>Esc से बंद · ← → तस्वीरें</translation>
    </message>
    <message>
        <source>Capture preview</source>
        <translation>कैप्चर की झलक</translation>
    </message>
    <message numerus="yes">
        <source>Deleted in {count} seconds.</source>
        <extracomment>For one: Deleted in {count} second.</extracomment>
        <translation>
            <numerusform>{count} सेकंड में मिट जाएगा।</numerusform>
            <numerusform>{count} सेकंड में मिट जाएगा।</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>पहले जैसा करें (&amp;U)</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>अभी-अभी</translation>
    </message>
    <message numerus="yes">
        <source>{count} min ago</source>
        <extracomment>For one: {count} min ago</extracomment>
        <translation>
            <numerusform>{count} मिनट पहले</numerusform>
            <numerusform>{count} मिनट पहले</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} h ago</source>
        <extracomment>For one: {count} h ago</extracomment>
        <translation>
            <numerusform>{count} घंटा पहले</numerusform>
            <numerusform>{count} घंटे पहले</numerusform>
        </translation>
    </message>
    <message>
        <source>No input for {minutes}</source>
        <translation>{minutes} तक कोई इनपुट नहीं</translation>
    </message>
    <message>
        <source>{span}. Keep it if you were working, with a word on what it was: it is marked as idle. Without an answer it is dropped at {time}.</source>
        <translation>{span}। अगर आप काम कर रहे थे, तो इसे रखें और एक शब्द में बताएँ कि क्या काम था: यह निष्क्रिय के रूप में चिह्नित होगा। जवाब न मिलने पर {time} पर इसे छोड़ दिया जाएगा।</translation>
    </message>
    <message>
        <source>{span}. This contract does not let idle time be kept: it was dropped.</source>
        <translation>{span}। इस कॉन्ट्रैक्ट में निष्क्रिय समय नहीं रखा जा सकता: उसे छोड़ दिया गया।</translation>
    </message>
    <message>
        <source>What it was: reading, a call…</source>
        <translation>क्या काम था: पढ़ना, कॉल…</translation>
    </message>
    <message>
        <source>Kee&amp;p as idle</source>
        <translation>निष्क्रिय रखें (&amp;P)</translation>
    </message>
    <message>
        <source>D&amp;rop it</source>
        <translation>छोड़ दें (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>ठीक है (&amp;O)</translation>
    </message>
    <message>
        <source>Drop and clock o&amp;ut</source>
        <translation>छोड़ें और क्लॉक आउट करें (&amp;U)</translation>
    </message>
    <message>
        <source>Enrol this device</source>
        <translation>यह डिवाइस रजिस्टर करें</translation>
    </message>
    <message>
        <source>Your employer gives you the server’s address and a one-time code. This computer then makes its own key; no password is needed. Nothing is captured before you agree to it.</source>
        <translation>आपका नियोक्ता आपको सर्वर का पता और एक बार काम आने वाला कोड देता है। फिर यह कंप्यूटर अपनी कुंजी ख़ुद बनाता है; पासवर्ड नहीं चाहिए। आपकी सहमति से पहले कुछ भी कैप्चर नहीं होता।</translation>
    </message>
    <message>
        <source>Server &amp;address</source>
        <translation>सर्वर का पता (&amp;A)</translation>
    </message>
    <message>
        <source>One-time &amp;code</source>
        <translation>एक बार का कोड (&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Name of this device</source>
        <translation>इस डिवाइस का नाम (&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Enrol</source>
        <translation>रजिस्टर करें (&amp;E)</translation>
    </message>
    <message>
        <source>Making a key and enrolling…</source>
        <translation>कुंजी बनाकर रजिस्टर किया जा रहा है…</translation>
    </message>
    <message>
        <source>Enter the address your employer gave you.</source>
        <translation>वह पता डालें जो आपके नियोक्ता ने दिया है।</translation>
    </message>
    <message>
        <source>Enter the one-time code.</source>
        <translation>एक बार का कोड डालें।</translation>
    </message>
    <message>
        <source>Give this device a name, so that you can tell it from others.</source>
        <translation>इस डिवाइस को नाम दें, ताकि आप इसे दूसरों से अलग पहचान सकें।</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>मेन्यू</translation>
    </message>
    <message>
        <source>Sho&amp;w Hourproof</source>
        <translation>Hourproof दिखाएँ (&amp;W)</translation>
    </message>
    <message>
        <source>Switch con&amp;tract</source>
        <translation>कॉन्ट्रैक्ट बदलें (&amp;I)</translation>
    </message>
    <message>
        <source>&amp;Memo…</source>
        <translation>मेमो (&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Diary…</source>
        <translation>डायरी (&amp;D)…</translation>
    </message>
    <message>
        <source>What is &amp;captured…</source>
        <translation>क्या कैप्चर होता है (&amp;C)…</translation>
    </message>
    <message>
        <source>&amp;Problems…</source>
        <translation>समस्याएँ (&amp;P)…</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>सेटिंग (&amp;E)…</translation>
    </message>
    <message>
        <source>&amp;Upload now</source>
        <translation>अभी अपलोड करें (&amp;U)</translation>
    </message>
    <message>
        <source>&amp;Fetch contracts again</source>
        <translation>कॉन्ट्रैक्ट फिर से लाएँ (&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>बाहर निकलें (&amp;Q)</translation>
    </message>
    <message>
        <source>Clock out and quit?</source>
        <translation>क्लॉक आउट करके बाहर निकलें?</translation>
    </message>
    <message>
        <source>You are clocked in. Your time up to now is kept and delivered at the next start.</source>
        <translation>आप क्लॉक इन हैं। अब तक का आपका समय सुरक्षित है और अगली बार शुरू होने पर भेजा जाएगा।</translation>
    </message>
    <message>
        <source>Clock &amp;out and quit</source>
        <translation>क्लॉक आउट करके निकलें (&amp;O)</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>चलने दें (&amp;K)</translation>
    </message>
    <message>
        <source>This desktop has no tray: closed, this window stays in the task bar. Quit by the menu above.</source>
        <translation>इस डेस्कटॉप में ट्रे नहीं है: बंद करने पर यह विंडो टास्कबार में रहती है। बाहर निकलने के लिए ऊपर का मेन्यू इस्तेमाल करें।</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>ठीक है</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>बंद करें (&amp;L)</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>समस्याएँ</translation>
    </message>
    <message>
        <source>Nothing is wrong.</source>
        <translation>कोई समस्या नहीं है।</translation>
    </message>
    <message>
        <source>Since {since}.</source>
        <translation>{since} से।</translation>
    </message>
    <message>
        <source>From {since} to {until}; over now.</source>
        <translation>{since} से {until} तक; अब ठीक है।</translation>
    </message>
    <message numerus="yes">
        <source>{title}, and {count} more.</source>
        <extracomment>For one: {title}, and {count} more.</extracomment>
        <translation>
            <numerusform>{title}, और {count} और।</numerusform>
            <numerusform>{title}, और {count} और।</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>समस्याएँ (&amp;P)</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>डायग्नोस्टिक्स कॉपी करें (&amp;D)</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>कॉपी हो गया</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>डायग्नोस्टिक्स</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>फिर से कोशिश करें (&amp;T)</translation>
    </message>
    <message>
        <source>What is captured on {contract}</source>
        <translation>{contract} पर क्या कैप्चर होता है</translation>
    </message>
    <message>
        <source>{employer} asks for the following while your clock runs on this contract. Nothing is captured before you agree, and never while you are clocked out.</source>
        <translation>इस कॉन्ट्रैक्ट पर आपका टाइमर चलते समय {employer} नीचे लिखी चीज़ें माँगता है। आपकी सहमति से पहले कुछ भी कैप्चर नहीं होता, और क्लॉक आउट रहने पर कभी नहीं।</translation>
    </message>
    <message>
        <source>What</source>
        <translation>क्या</translation>
    </message>
    <message>
        <source>When</source>
        <translation>कब</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>कौन देखता है</translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>कब तक रखा जाता है</translation>
    </message>
    <message>
        <source>Never captured</source>
        <translation>कभी कैप्चर नहीं होता</translation>
    </message>
    <message>
        <source>A picture of each screen</source>
        <translation>हर स्क्रीन की एक तस्वीर</translation>
    </message>
    <message>
        <source>Once in each {minutes}, at a random moment while the clock runs.{blur} {review}</source>
        <translation>टाइमर चलते समय हर {minutes} में एक बार, किसी रैंडम पल पर।{blur} {review}</translation>
    </message>
    <message>
        <source>A picture of the screen with the window in front</source>
        <translation>सामने की विंडो वाली स्क्रीन की तस्वीर</translation>
    </message>
    <message>
        <source> Blurred by {pixels} before it is stored.</source>
        <translation> रखे जाने से पहले {pixels} तक धुंधली की जाती है।</translation>
    </message>
    <message numerus="yes">
        <source>{count} pixels</source>
        <extracomment>For one: {count} pixel</extracomment>
        <translation>
            <numerusform>{count} पिक्सेल</numerusform>
            <numerusform>{count} पिक्सेल</numerusform>
        </translation>
    </message>
    <message>
        <source>How much of the input programs made</source>
        <translation>इनपुट का कितना हिस्सा प्रोग्रामों ने बनाया</translation>
    </message>
    <message>
        <source>Per minute while the clock runs, and whether a keyboard or mouse saw any input.</source>
        <translation>टाइमर चलते समय हर मिनट, और यह कि कीबोर्ड या माउस पर कोई इनपुट हुआ या नहीं।</translation>
    </message>
    <message numerus="yes">
        <source>You see it first and can delete it for {count} seconds.</source>
        <extracomment>For one: You see it first and can delete it for {count} second.</extracomment>
        <translation>
            <numerusform>पहले यह आपको दिखती है और आप इसे {count} सेकंड तक मिटा सकते हैं।</numerusform>
            <numerusform>पहले यह आपको दिखती है और आप इसे {count} सेकंड तक मिटा सकते हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>You can delete it until its segment is uploaded.</source>
        <translation>सेगमेंट के अपलोड होने तक आप इसे मिटा सकते हैं।</translation>
    </message>
    <message>
        <source>A photo from the webcam</source>
        <translation>वेबकैम से एक फ़ोटो</translation>
    </message>
    <message>
        <source>With each picture of the screen. Your diary lets you delete it alone.</source>
        <translation>स्क्रीन की हर तस्वीर के साथ। अपनी डायरी में आप इसे अलग से मिटा सकते हैं।</translation>
    </message>
    <message>
        <source>How many key presses, clicks and scrolls</source>
        <translation>कितनी बार कुंजी दबी, क्लिक और स्क्रोल हुए</translation>
    </message>
    <message>
        <source>Per minute while the clock runs. Numbers only, never which keys.</source>
        <translation>टाइमर चलते समय हर मिनट। सिर्फ़ संख्या, कौन-सी कुंजी कभी नहीं।</translation>
    </message>
    <message>
        <source>The app in front</source>
        <translation>सामने का ऐप</translation>
    </message>
    <message>
        <source>At the moment of the picture: its name, not its title.</source>
        <translation>तस्वीर के पल पर: उसका नाम, शीर्षक नहीं।</translation>
    </message>
    <message>
        <source>The app in front and its title</source>
        <translation>सामने का ऐप और उसका शीर्षक</translation>
    </message>
    <message>
        <source>At the moment of the picture.</source>
        <translation>तस्वीर के पल पर।</translation>
    </message>
    <message>
        <source>Your memo</source>
        <translation>आपका मेमो</translation>
    </message>
    <message>
        <source>As you write it, for the time you are clocked in.</source>
        <translation>जैसा आप लिखते हैं, क्लॉक इन रहने के समय के लिए।</translation>
    </message>
    <message>
        <source>When you clock in and out, on which device, system and monitors</source>
        <translation>आप कब क्लॉक इन और आउट होते हैं, किस डिवाइस, सिस्टम और मॉनिटर पर</translation>
    </message>
    <message>
        <source>While the clock runs. {idle}</source>
        <translation>टाइमर चलते समय। {idle}</translation>
    </message>
    <message>
        <source>After {minutes} without input the time away is dropped, with what it held.</source>
        <translation>{minutes} तक इनपुट न होने पर दूर रहने का समय और उसमें जो था, सब छोड़ दिया जाता है।</translation>
    </message>
    <message>
        <source>After {minutes} without input the time away is dropped, unless you say what it was and keep it, marked as idle.</source>
        <translation>{minutes} तक इनपुट न होने पर दूर रहने का समय छोड़ दिया जाता है, जब तक आप यह बताकर उसे न रखें कि क्या काम था; तब वह निष्क्रिय के रूप में चिह्नित होता है।</translation>
    </message>
    <message>
        <source>Time without input counts too; stop the clock when you leave.</source>
        <translation>बिना इनपुट का समय भी गिना जाता है; जाते समय टाइमर रोक दें।</translation>
    </message>
    <message>
        <source>You, those at {employer} who review this contract, and whoever runs the server.</source>
        <translation>आप, {employer} के वे लोग जो इस कॉन्ट्रैक्ट की समीक्षा करते हैं, और सर्वर चलाने वाला।</translation>
    </message>
    <message numerus="yes">
        <source>{count} days, then erased on the server. Your own copies stay on this computer.</source>
        <extracomment>For one: {count} day, then erased on the server. Your own copies stay on this computer.</extracomment>
        <translation>
            <numerusform>{count} दिन, फिर सर्वर से मिटा दिया जाता है। आपकी अपनी प्रतियाँ इस कंप्यूटर पर रहती हैं।</numerusform>
            <numerusform>{count} दिन, फिर सर्वर से मिटा दिया जाता है। आपकी अपनी प्रतियाँ इस कंप्यूटर पर रहती हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>For good: the record of times is never cut.</source>
        <translation>हमेशा के लिए: समय का रिकॉर्ड कभी काटा नहीं जाता।</translation>
    </message>
    <message>
        <source>which keys you press, and what you copy</source>
        <translation>आप कौन-सी कुंजियाँ दबाते हैं और क्या कॉपी करते हैं</translation>
    </message>
    <message>
        <source>sound and video</source>
        <translation>आवाज़ और वीडियो</translation>
    </message>
    <message>
        <source>the files on your disk, and the history of your browser</source>
        <translation>आपकी डिस्क की फ़ाइलें और आपके ब्राउज़र का इतिहास</translation>
    </message>
    <message>
        <source>anything while you are clocked out</source>
        <translation>क्लॉक आउट रहने पर कुछ भी</translation>
    </message>
    <message>
        <source>anything started from afar: nobody but the clock can trigger a capture</source>
        <translation>दूर से शुरू किया गया कुछ भी: टाइमर के सिवा कोई कैप्चर नहीं करा सकता</translation>
    </message>
    <message>
        <source>photos from the webcam</source>
        <translation>वेबकैम से फ़ोटो</translation>
    </message>
    <message>
        <source>whether your input came from your hands or from a program</source>
        <translation>आपका इनपुट आपके हाथों से आया या किसी प्रोग्राम से</translation>
    </message>
    <message>
        <source>pictures of your screen</source>
        <translation>आपकी स्क्रीन की तस्वीरें</translation>
    </message>
    <message>
        <source>which app is in front</source>
        <translation>कौन-सा ऐप सामने है</translation>
    </message>
    <message>
        <source>I &amp;agree</source>
        <translation>सहमति दें (&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>मना करें (&amp;D)</translation>
    </message>
    <message>
        <source>You agreed to this version on this device.</source>
        <translation>आपने इस डिवाइस पर इस संस्करण को सहमति दी है।</translation>
    </message>
    <message>
        <source>If you decline, nothing is captured and the clock does not start on this contract.</source>
        <translation>अगर आप मना करते हैं, तो कुछ भी कैप्चर नहीं होगा और इस कॉन्ट्रैक्ट पर टाइमर शुरू नहीं होगा।</translation>
    </message>
    <message>
        <source>Hourproof cannot start</source>
        <translation>Hourproof शुरू नहीं हो सकता</translation>
    </message>
    <message>
        <source>Something went wrong in Hourproof itself</source>
        <translation>Hourproof में ही कुछ गड़बड़ी हुई</translation>
    </message>
    <message>
        <source>This is our mistake. What was tracked is kept. Copy the diagnostics for support.</source>
        <translation>यह हमारी ग़लती है। जो ट्रैक हुआ था, वह सुरक्षित है। सहायता के लिए डायग्नोस्टिक्स कॉपी करें।</translation>
    </message>
    <message>
        <source>&amp;Save the evidence…</source>
        <translation>सबूत सहेजें (&amp;S)…</translation>
    </message>
    <message>
        <source>&amp;Enrol this device anew…</source>
        <translation>यह डिवाइस फिर से रजिस्टर करें (&amp;E)…</translation>
    </message>
    <message>
        <source>Enrol this device anew?</source>
        <translation>यह डिवाइस फिर से रजिस्टर करें?</translation>
    </message>
    <message>
        <source>You need a new code from your employer, or a sign-in. Everything that this device has now, also what is not uploaded yet, is moved unchanged into a folder beside its data and is not sent any more. Save the evidence first. Hourproof then starts over with its first page.</source>
        <translation>आपको नियोक्ता से नया कोड या साइन-इन चाहिए। इस डिवाइस पर अभी जो कुछ है, वह भी जो अपलोड नहीं हुआ, बिना बदलाव उसके डेटा के पास के फ़ोल्डर में जाता है और आगे नहीं भेजा जाता। पहले सबूत सहेजें। फिर Hourproof अपने पहले पेज से शुरू होता है।</translation>
    </message>
    <message>
        <source>&amp;Set aside and enrol anew</source>
        <translation>अलग रखें और फिर से रजिस्टर करें (&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation>जैसा है रहने दें (&amp;L)</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>{steps} में से चरण {step}</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>जारी रखें (&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>बाद में (&amp;L)</translation>
    </message>
    <message>
        <source>Sign in with the account your employer invited you with. It happens in your browser: no password is typed here. This computer makes its own key. Nothing is captured before you agree to it.</source>
        <translation>उस खाते से साइन इन करें जिससे आपके नियोक्ता ने आपको बुलाया है। यह आपके ब्राउज़र में होता है: यहाँ कोई पासवर्ड नहीं डाला जाता। यह कंप्यूटर अपनी कुंजी ख़ुद बनाता है। आपकी सहमति से पहले कुछ भी कैप्चर नहीं होता।</translation>
    </message>
    <message>
        <source>&amp;Sign in through the browser</source>
        <translation>ब्राउज़र से साइन इन करें (&amp;S)</translation>
    </message>
    <message>
        <source>Use a one-time &amp;code instead</source>
        <translation>इसके बजाय एक बार का कोड डालें (&amp;C)</translation>
    </message>
    <message>
        <source>Sign in through the &amp;browser instead</source>
        <translation>इसके बजाय ब्राउज़र से साइन इन करें (&amp;B)</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>सर्वर से पूछा जा रहा है…</translation>
    </message>
    <message>
        <source>Confirm in your browser</source>
        <translation>अपने ब्राउज़र में पुष्टि करें</translation>
    </message>
    <message>
        <source>Your browser opens a page of {server}. Sign in there and confirm that it shows this code:</source>
        <translation>आपके ब्राउज़र में {server} का पेज खुलेगा। वहाँ साइन इन करें और पुष्टि करें कि उसमें यही कोड दिख रहा है:</translation>
    </message>
    <message>
        <source>No page? Open {url} on any device and type the code.</source>
        <translation>पेज नहीं दिखा? किसी भी डिवाइस पर {url} खोलें और कोड डालें।</translation>
    </message>
    <message>
        <source>Waiting for you. The code is good until {time}.</source>
        <translation>आपका इंतज़ार है। कोड {time} तक चलेगा।</translation>
    </message>
    <message>
        <source>The server cannot be reached just now. Hourproof goes on asking until {time}.</source>
        <translation>अभी सर्वर तक पहुँचा नहीं जा सका। Hourproof {time} तक पूछता रहेगा।</translation>
    </message>
    <message>
        <source>Code to confirm</source>
        <translation>पुष्टि का कोड</translation>
    </message>
    <message>
        <source>&amp;Open the browser again</source>
        <translation>ब्राउज़र फिर से खोलें (&amp;O)</translation>
    </message>
    <message>
        <source>The browser could not be opened. Open the address by hand.</source>
        <translation>ब्राउज़र नहीं खुल सका। पता ख़ुद खोलें।</translation>
    </message>
    <message>
        <source>&amp;Get a new code</source>
        <translation>नया कोड लें (&amp;G)</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>रद्द करें (&amp;N)</translation>
    </message>
    <message>
        <source>&amp;Have another device of mine vouch for this one</source>
        <translation>मेरा दूसरा डिवाइस इसकी पुष्टि करे (&amp;H)</translation>
    </message>
    <message>
        <source>Then nobody can add a device as you with the code alone.</source>
        <translation>तब केवल कोड से कोई आपके नाम पर डिवाइस नहीं जोड़ सकता।</translation>
    </message>
    <message>
        <source>Vouch for it on your other device</source>
        <translation>अपने दूसरे डिवाइस पर इसकी पुष्टि करें</translation>
    </message>
    <message>
        <source>Open Settings, Devices on a device of yours that is enrolled, and type this check code there. It then says that you vouched for {name}.</source>
        <translation>अपने किसी रजिस्टर डिवाइस पर सेटिंग, डिवाइस खोलें और वहाँ यह जाँच कोड डालें। तब वह बताएगा कि आपने {name} की पुष्टि की।</translation>
    </message>
    <message>
        <source>Check code</source>
        <translation>जाँच कोड</translation>
    </message>
    <message>
        <source>Waiting for your other device. The one-time code is not used up until then.</source>
        <translation>आपके दूसरे डिवाइस का इंतज़ार है। तब तक एक बार का कोड खर्च नहीं होता।</translation>
    </message>
    <message>
        <source>The server cannot be reached just now. Hourproof goes on asking.</source>
        <translation>अभी सर्वर तक नहीं पहुँचा जा सकता। Hourproof पूछता रहेगा।</translation>
    </message>
    <message>
        <source>What is captured</source>
        <translation>क्या कैप्चर होता है</translation>
    </message>
    <message>
        <source>Each contract says what is captured while its clock runs, who sees it and how long it is kept. Read it and decide. Declining loses nothing: nothing is captured, and you can read it again at any time.</source>
        <translation>हर कॉन्ट्रैक्ट बताता है कि उसका टाइमर चलते समय क्या कैप्चर होता है, कौन देखता है और कब तक रखा जाता है। पढ़ें और फ़ैसला करें। मना करने से कुछ नहीं जाता: कुछ भी कैप्चर नहीं होता और आप इसे कभी भी फिर पढ़ सकते हैं।</translation>
    </message>
    <message>
        <source>&amp;Read and decide…</source>
        <translation>पढ़ें और फ़ैसला करें (&amp;R)…</translation>
    </message>
    <message>
        <source>You have not agreed. Nothing is captured on this contract, and its clock does not start. Read it again or choose another contract, or go on later.</source>
        <translation>आपने सहमति नहीं दी है। इस कॉन्ट्रैक्ट पर कुछ भी कैप्चर नहीं होता और इसका टाइमर शुरू नहीं होता। इसे फिर पढ़ें, दूसरा कॉन्ट्रैक्ट चुनें, या बाद में आगे बढ़ें।</translation>
    </message>
    <message>
        <source>Does it work here?</source>
        <translation>क्या यह यहाँ काम करता है?</translation>
    </message>
    <message>
        <source>Each thing your contract asks for is really tried now. What it gives is thrown away at once.</source>
        <translation>आपका कॉन्ट्रैक्ट जो भी माँगता है, वह अब सच में आज़माया जाता है। उससे जो मिलता है, तुरंत फेंक दिया जाता है।</translation>
    </message>
    <message>
        <source>Being tried…</source>
        <translation>आज़माया जा रहा है…</translation>
    </message>
    <message>
        <source>Works.</source>
        <translation>काम करता है।</translation>
    </message>
    <message>
        <source>{title}. {hint}</source>
        <translation>{title}। {hint}</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>सब कुछ काम करता है।</translation>
    </message>
    <message>
        <source>You can go on: what does not work is left out, and the diary says why.</source>
        <translation>आप आगे बढ़ सकते हैं: जो काम नहीं करता, वह छोड़ दिया जाता है और डायरी बताती है क्यों।</translation>
    </message>
    <message>
        <source>{sense}: {found}</source>
        <translation>{sense}: {found}</translation>
    </message>
    <message>
        <source>Picture of the screen</source>
        <translation>स्क्रीन की तस्वीर</translation>
    </message>
    <message>
        <source>Counting keys and clicks</source>
        <translation>कुंजियों और क्लिक की गिनती</translation>
    </message>
    <message>
        <source>Time away</source>
        <translation>दूर रहने का समय</translation>
    </message>
    <message>
        <source>App in front</source>
        <translation>सामने का ऐप</translation>
    </message>
    <message>
        <source>Lock, sleep and log-out</source>
        <translation>लॉक, स्लीप और लॉग आउट</translation>
    </message>
    <message>
        <source>Webcam</source>
        <translation>वेबकैम</translation>
    </message>
    <message>
        <source>There is no camera. Plug one in; until then the diary says that no photo was taken.</source>
        <translation>कोई कैमरा नहीं है। एक लगाएँ; तब तक डायरी बताएगी कि फ़ोटो नहीं ली गई।</translation>
    </message>
    <message>
        <source>Another program has the camera. Close it, then try again.</source>
        <translation>कैमरा किसी दूसरे प्रोग्राम के पास है। उसे बंद करें, फिर से कोशिश करें।</translation>
    </message>
    <message>
        <source>The camera does not answer. Unplug it and plug it in again, then try again.</source>
        <translation>कैमरा जवाब नहीं दे रहा है। उसे निकालकर फिर लगाएँ, फिर से कोशिश करें।</translation>
    </message>
    <message>
        <source>The system does not let Hourproof use the camera. Allow it, then try again.</source>
        <translation>सिस्टम Hourproof को कैमरा इस्तेमाल नहीं करने दे रहा है। अनुमति दें, फिर से कोशिश करें।</translation>
    </message>
    <message>
        <source>Hourproof has no way to a camera on this system.</source>
        <translation>इस सिस्टम पर Hourproof कैमरे तक नहीं पहुँच सकता।</translation>
    </message>
    <message>
        <source>A test capture</source>
        <translation>जाँच के लिए कैप्चर</translation>
    </message>
    <message>
        <source>See what a capture looks like, as your employer would see it. It is taken now, shown here, and thrown away: it is not stored, and it is not sent.</source>
        <translation>देखें कि कैप्चर कैसा दिखता है, जैसा आपका नियोक्ता देखेगा। यह अभी लिया जाता है, यहाँ दिखाया जाता है और फेंक दिया जाता है: न रखा जाता है, न भेजा जाता है।</translation>
    </message>
    <message>
        <source>&amp;Take a test capture</source>
        <translation>जाँच के लिए कैप्चर लें (&amp;T)</translation>
    </message>
    <message>
        <source>Taking it…</source>
        <translation>लिया जा रहा है…</translation>
    </message>
    <message>
        <source>This is all that a capture shows. Only you see this one: it is thrown away when you go on.</source>
        <translation>कैप्चर में बस इतना ही दिखता है। यह सिर्फ़ आप देख रहे हैं: आगे बढ़ने पर इसे फेंक दिया जाएगा।</translation>
    </message>
    <message>
        <source>Thrown away. Nothing of it was stored or sent.</source>
        <translation>फेंक दिया गया। इसका कुछ भी न रखा गया, न भेजा गया।</translation>
    </message>
    <message>
        <source>T&amp;hrow it away and continue</source>
        <translation>फेंकें और जारी रखें (&amp;H)</translation>
    </message>
    <message>
        <source>Test capture, screen {index} of {count}</source>
        <translation>जाँच का कैप्चर, {count} में से स्क्रीन {index}</translation>
    </message>
    <message>
        <source>This contract takes no pictures, so there is nothing to try.</source>
        <translation>यह कॉन्ट्रैक्ट तस्वीरें नहीं लेता, इसलिए आज़माने को कुछ नहीं है।</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>तैयार</translation>
    </message>
    <message>
        <source>Write what you work on and press Start. Nothing is captured before that, nor after Stop. Every capture is shown to you first, and you can delete it.</source>
        <translation>लिखें कि आप किस पर काम कर रहे हैं और शुरू करें दबाएँ। उससे पहले और रोकने के बाद कुछ भी कैप्चर नहीं होता। हर कैप्चर पहले आपको दिखता है और आप उसे मिटा सकते हैं।</translation>
    </message>
    <message>
        <source>Hourproof stays in the tray: its shape says whether the clock runs.</source>
        <translation>Hourproof ट्रे में रहता है: उसका आकार बताता है कि टाइमर चल रहा है या नहीं।</translation>
    </message>
    <message>
        <source>This desktop has no tray: Hourproof stays in the task bar when you close the window.</source>
        <translation>इस डेस्कटॉप में ट्रे नहीं है: विंडो बंद करने पर Hourproof टास्कबार में रहता है।</translation>
    </message>
    <message>
        <source>Go to the &amp;clock</source>
        <translation>टाइमर पर जाएँ (&amp;C)</translation>
    </message>
    <message>
        <source>Hourproof needs you</source>
        <translation>Hourproof को आपकी ज़रूरत है</translation>
    </message>
    <message>
        <source>Your tracked time</source>
        <translation>आपका ट्रैक किया गया समय</translation>
    </message>
    <message>
        <source>Weekly limit</source>
        <translation>साप्ताहिक सीमा</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>रिमाइंडर</translation>
    </message>
    <message>
        <source>Your devices</source>
        <translation>आपके डिवाइस</translation>
    </message>
    <message>
        <source>A new device was added to your account. If that was not you, see what to do in the settings.</source>
        <translation>आपके खाते में एक नया डिवाइस जुड़ा। अगर यह आपने नहीं किया, तो क्या करें यह सेटिंग में देखें।</translation>
    </message>
    <message>
        <source>See devices</source>
        <translation>डिवाइस देखें</translation>
    </message>
    <message>
        <source>You were away for {minutes}</source>
        <translation>आप {minutes} दूर रहे</translation>
    </message>
    <message>
        <source>Say what it was if you were working. Without an answer it is dropped at {time}.</source>
        <translation>अगर आप काम कर रहे थे, तो बताएँ कि क्या काम था। जवाब न मिलने पर {time} पर इसे छोड़ दिया जाएगा।</translation>
    </message>
    <message>
        <source>{title}. Hourproof’s window says what to do.</source>
        <translation>{title}। क्या करना है, Hourproof की विंडो बताती है।</translation>
    </message>
    <message>
        <source>Open Hourproof</source>
        <translation>Hourproof खोलें</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>शुरू करें</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>रोकें</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>छोड़ दें</translation>
    </message>
    <message>
        <source>Hourproof is in the task bar: this desktop has no tray. Quit it by its menu.</source>
        <translation>Hourproof टास्कबार में है: इस डेस्कटॉप में ट्रे नहीं है। उसके मेन्यू से बाहर निकलें।</translation>
    </message>
    <message>
        <source>Start or stop the clock</source>
        <translation>घड़ी शुरू करें या रोकें</translation>
    </message>
    <message>
        <source>Keys to start and stop</source>
        <translation>शुरू करने और रोकने के शॉर्टकट</translation>
    </message>
    <message>
        <source>Another program has {keys}. Choose others in the settings; until then they do nothing here.</source>
        <translation>{keys} किसी दूसरे प्रोग्राम के पास है। सेटिंग में दूसरा चुनें; तब तक यहाँ इससे कुछ नहीं होगा।</translation>
    </message>
    <message>
        <source>This keyboard has no {keys}. Choose others in the settings.</source>
        <translation>इस कीबोर्ड पर {keys} नहीं है। सेटिंग में दूसरा चुनें।</translation>
    </message>
    <message>
        <source>The desktop gives Hourproof no keys, or took them back. Choose some in the settings to ask again.</source>
        <translation>डेस्कटॉप Hourproof को कुंजियाँ नहीं देता, या उन्हें वापस ले लिया। फिर माँगने के लिए सेटिंग में चुनें।</translation>
    </message>
    <message>
        <source>This desktop gives programs no keys of their own. Use the tray or the window.</source>
        <translation>यह डेस्कटॉप प्रोग्रामों को अपने शॉर्टकट नहीं देता। ट्रे या विंडो इस्तेमाल करें।</translation>
    </message>
    <message>
        <source>Started. The clock runs.</source>
        <translation>शुरू हो गया। टाइमर चल रहा है।</translation>
    </message>
    <message>
        <source>Stopped. You are clocked out.</source>
        <translation>रुक गया। आप क्लॉक आउट हैं।</translation>
    </message>
    <message>
        <source>Nothing is lost: everything is kept here and goes up later.</source>
        <translation>कुछ नहीं खोया: सब कुछ यहाँ सुरक्षित है और बाद में अपलोड होगा।</translation>
    </message>
    <message>
        <source>Nothing was changed: try again with the same code.</source>
        <translation>कुछ नहीं बदला: उसी कोड से फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>Nothing was changed: try again.</source>
        <translation>कुछ नहीं बदला: फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>This device is enrolled already</source>
        <translation>यह डिवाइस पहले से रजिस्टर है</translation>
    </message>
    <message>
        <source>It stays with the server it knows; nothing was changed.</source>
        <translation>यह अपने जाने हुए सर्वर के साथ ही रहेगा; कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>This device is not enrolled yet</source>
        <translation>यह डिवाइस अभी रजिस्टर नहीं है</translation>
    </message>
    <message>
        <source>Enter the address of your server and the one-time code from your employer.</source>
        <translation>अपने सर्वर का पता और नियोक्ता से मिला एक बार का कोड डालें।</translation>
    </message>
    <message>
        <source>No contract is chosen</source>
        <translation>कोई कॉन्ट्रैक्ट नहीं चुना गया है</translation>
    </message>
    <message>
        <source>Choose a contract, then start the clock.</source>
        <translation>कॉन्ट्रैक्ट चुनें, फिर टाइमर शुरू करें।</translation>
    </message>
    <message>
        <source>That contract is not yours any more</source>
        <translation>वह कॉन्ट्रैक्ट अब आपका नहीं है</translation>
    </message>
    <message>
        <source>Choose another one. Time tracked on it so far is kept.</source>
        <translation>दूसरा चुनें। उस पर अब तक ट्रैक हुआ समय सुरक्षित है।</translation>
    </message>
    <message>
        <source>You have not agreed to this contract’s captures yet</source>
        <translation>आपने अभी इस कॉन्ट्रैक्ट के कैप्चर को सहमति नहीं दी है</translation>
    </message>
    <message>
        <source>Read what is captured, then agree or decline. Until then nothing is captured.</source>
        <translation>पढ़ें कि क्या कैप्चर होता है, फिर सहमति दें या मना करें। तब तक कुछ भी कैप्चर नहीं होगा।</translation>
    </message>
    <message>
        <source>Your consent could not be signed yet</source>
        <translation>आपकी सहमति पर अभी हस्ताक्षर नहीं हो सके</translation>
    </message>
    <message>
        <source>It is kept and is tried again by itself. Until it is signed nothing is captured. Problems says what is in the way.</source>
        <translation>वह सुरक्षित है और अपने-आप फिर कोशिश होगी। हस्ताक्षर होने तक कुछ भी कैप्चर नहीं होगा। क्या अड़चन है, यह समस्याएँ में लिखा है।</translation>
    </message>
    <message>
        <source>What this contract captures has changed</source>
        <translation>इस कॉन्ट्रैक्ट में जो कैप्चर होता है, वह बदल गया है</translation>
    </message>
    <message>
        <source>Read the new version before you agree. Until then nothing is captured.</source>
        <translation>सहमति देने से पहले नया संस्करण पढ़ें। तब तक कुछ भी कैप्चर नहीं होगा।</translation>
    </message>
    <message>
        <source>The memo is too long</source>
        <translation>मेमो बहुत लंबा है</translation>
    </message>
    <message>
        <source>Shorten it to {limit} characters. The old memo still holds.</source>
        <translation>उसे {limit} अक्षरों तक छोटा करें। पुराना मेमो अब भी लागू है।</translation>
    </message>
    <message>
        <source>This contract needs a memo</source>
        <translation>इस कॉन्ट्रैक्ट में मेमो ज़रूरी है</translation>
    </message>
    <message>
        <source>Write what you are working on, then start again.</source>
        <translation>लिखें कि आप किस पर काम कर रहे हैं, फिर दोबारा शुरू करें।</translation>
    </message>
    <message>
        <source>That segment is gone</source>
        <translation>वह सेगमेंट अब नहीं है</translation>
    </message>
    <message>
        <source>It was deleted or uploaded already. Nothing was changed.</source>
        <translation>वह पहले ही मिटाया या अपलोड किया जा चुका है। कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>That segment is signed already</source>
        <translation>उस सेगमेंट पर पहले ही हस्ताक्षर हो चुके हैं</translation>
    </message>
    <message>
        <source>It can no longer be dropped without a trace. Take it back in your diary, with Redact or Delete.</source>
        <translation>अब उसे बिना निशान नहीं छोड़ा जा सकता। उसे अपनी डायरी में रिडैक्ट करें या मिटाएँ।</translation>
    </message>
    <message>
        <source>That was taken back before</source>
        <translation>वह पहले ही वापस लिया जा चुका है</translation>
    </message>
    <message>
        <source>Nothing was changed; what was removed stays removed.</source>
        <translation>कुछ नहीं बदला; जो हटाया गया था, वह हटा ही रहेगा।</translation>
    </message>
    <message>
        <source>The segment has nothing of that kind</source>
        <translation>सेगमेंट में इस तरह का कुछ नहीं है</translation>
    </message>
    <message>
        <source>Look at it again. Nothing was changed.</source>
        <translation>उसे फिर से देखें। कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>The full picture is not on this machine any more</source>
        <translation>पूरी तस्वीर अब इस कंप्यूटर पर नहीं है</translation>
    </message>
    <message>
        <source>Save it from its page in your diary first, or remove the picture as a whole.</source>
        <translation>पहले अपनी डायरी में उसके पेज से उसे सहेजें, या पूरी तस्वीर हटा दें।</translation>
    </message>
    <message>
        <source>That part does not lie within the picture</source>
        <translation>वह हिस्सा तस्वीर के अंदर नहीं है</translation>
    </message>
    <message>
        <source>Measure in pixels of the full picture. Nothing was changed.</source>
        <translation>पूरी तस्वीर के पिक्सेल में नापें। कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>That is no name of an app</source>
        <translation>यह किसी ऐप का नाम नहीं है</translation>
    </message>
    <message>
        <source>Give a name of at most {limit} characters; {most} apps can be excluded. Nothing was changed.</source>
        <translation>ज़्यादा से ज़्यादा {limit} अक्षरों का नाम दें; {most} ऐप बाहर रखे जा सकते हैं। कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>{app} is not excluded</source>
        <translation>{app} बाहर नहीं रखा गया है</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>Pictures cannot be blurred by that much</source>
        <translation>तस्वीरें इतनी धुंधली नहीं की जा सकतीं</translation>
    </message>
    <message>
        <source>Give a number of pixels from 0 to {limit}. Nothing was changed.</source>
        <translation>0 से {limit} तक पिक्सेल की संख्या दें। कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>Some time of that week is not signed yet</source>
        <translation>उस हफ़्ते के कुछ समय पर अभी हस्ताक्षर नहीं हुए हैं</translation>
    </message>
    <message>
        <source>Stop the clock and wait for reviews to end, then close the week again.</source>
        <translation>टाइमर रोकें और समीक्षा ख़त्म होने तक रुकें, फिर हफ़्ता दोबारा बंद करें।</translation>
    </message>
    <message>
        <source>Not everything is uploaded yet</source>
        <translation>अभी सब कुछ अपलोड नहीं हुआ है</translation>
    </message>
    <message>
        <source>With several devices a week is closed after all of this one’s time is there. Upload, then try again.</source>
        <translation>कई डिवाइस होने पर हफ़्ता तब बंद होता है जब इस डिवाइस का सारा समय पहुँच जाए। अपलोड करें, फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>Nothing was ever tracked on this contract</source>
        <translation>इस कॉन्ट्रैक्ट पर कभी कुछ ट्रैक नहीं हुआ</translation>
    </message>
    <message>
        <source>There is nothing to close.</source>
        <translation>बंद करने को कुछ नहीं है।</translation>
    </message>
    <message>
        <source>The server counts less than this device</source>
        <translation>सर्वर की गिनती इस डिवाइस से कम है</translation>
    </message>
    <message>
        <source>The week was not closed. Show your employer what this device says and what the diary says.</source>
        <translation>हफ़्ता बंद नहीं हुआ। अपने नियोक्ता को दिखाएँ कि यह डिवाइस क्या कहता है और डायरी क्या कहती है।</translation>
    </message>
    <message>
        <source>There is no idle time to decide about</source>
        <translation>फ़ैसला करने के लिए कोई निष्क्रिय समय नहीं है</translation>
    </message>
    <message>
        <source>You are asked for ten minutes after you are back; then it is dropped.</source>
        <translation>लौटने के बाद दस मिनट तक आपसे पूछा जाता है; फिर उसे छोड़ दिया जाता है।</translation>
    </message>
    <message>
        <source>This contract does not let idle time be kept</source>
        <translation>इस कॉन्ट्रैक्ट में निष्क्रिय समय नहीं रखा जा सकता</translation>
    </message>
    <message>
        <source>It was dropped. Ask your employer.</source>
        <translation>उसे छोड़ दिया गया। अपने नियोक्ता से पूछें।</translation>
    </message>
    <message>
        <source>The clock is not running</source>
        <translation>टाइमर नहीं चल रहा है</translation>
    </message>
    <message>
        <source>There is nothing to pause. Start it first.</source>
        <translation>रोकने को कुछ नहीं है। पहले टाइमर शुरू करें।</translation>
    </message>
    <message>
        <source>This contract does not allow time without evidence</source>
        <translation>यह कॉन्ट्रैक्ट बिना सबूत के समय की अनुमति नहीं देता</translation>
    </message>
    <message>
        <source>Nothing was claimed. Ask your employer.</source>
        <translation>कोई दावा नहीं हुआ। अपने नियोक्ता से पूछें।</translation>
    </message>
    <message>
        <source>That time is not over yet</source>
        <translation>वह समय अभी पूरा नहीं हुआ है</translation>
    </message>
    <message>
        <source>Nothing was claimed. Claim it when it has passed.</source>
        <translation>कोई दावा नहीं हुआ। समय बीत जाने पर दावा करें।</translation>
    </message>
    <message>
        <source>More than 24 hours cannot be claimed at once</source>
        <translation>एक बार में 24 घंटे से ज़्यादा का दावा नहीं हो सकता</translation>
    </message>
    <message>
        <source>Nothing was claimed. Claim each stretch of work by itself.</source>
        <translation>कोई दावा नहीं हुआ। काम के हर हिस्से का दावा अलग से करें।</translation>
    </message>
    <message>
        <source>That week can no longer be changed</source>
        <translation>वह हफ़्ता अब बदला नहीं जा सकता</translation>
    </message>
    <message>
        <source>It was open until Monday, 12:00 UTC, after it. Nothing was claimed.</source>
        <translation>वह अगले सोमवार, 12:00 UTC तक खुला था। कोई दावा नहीं हुआ।</translation>
    </message>
    <message>
        <source>Some of that time is tracked already</source>
        <translation>उस समय का कुछ हिस्सा पहले ही ट्रैक हो चुका है</translation>
    </message>
    <message>
        <source>Nothing was claimed. Claim what lies before or after it.</source>
        <translation>कोई दावा नहीं हुआ। उससे पहले या बाद के समय का दावा करें।</translation>
    </message>
    <message>
        <source>Some of that time is claimed already</source>
        <translation>उस समय के कुछ हिस्से का दावा पहले ही हो चुका है</translation>
    </message>
    <message>
        <source>That claim was not made on this device</source>
        <translation>वह दावा इस डिवाइस पर नहीं किया गया था</translation>
    </message>
    <message>
        <source>No new device of yours waits with that code</source>
        <translation>उस कोड के साथ आपका कोई नया डिवाइस इंतज़ार में नहीं है</translation>
    </message>
    <message>
        <source>Compare it with what the new device shows. Nothing was changed.</source>
        <translation>नए डिवाइस पर दिख रहे कोड से मिलाएँ। कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>This is no device of yours that could be ended</source>
        <translation>यह आपका ऐसा डिवाइस नहीं जिसे समाप्त किया जा सके</translation>
    </message>
    <message>
        <source>It was ended already, or it is this one. Nothing was changed.</source>
        <translation>वह पहले ही समाप्त था, या यही है। कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>No device has vouched for this one</source>
        <translation>किसी डिवाइस ने इस डिवाइस की पुष्टि नहीं की है</translation>
    </message>
    <message>
        <source>Begin again. The one-time code still works.</source>
        <translation>फिर से शुरू करें। एक बार का कोड अब भी चलेगा।</translation>
    </message>
    <message>
        <source>The sign-in was declined</source>
        <translation>साइन इन को मना कर दिया गया</translation>
    </message>
    <message>
        <source>Somebody chose Decline in the browser. Nothing was set up. Begin again if that was a mistake.</source>
        <translation>किसी ने ब्राउज़र में मना करें चुना। कुछ भी सेट अप नहीं हुआ। अगर यह ग़लती से हुआ, तो फिर से शुरू करें।</translation>
    </message>
    <message>
        <source>No sign-in is waiting</source>
        <translation>कोई साइन इन इंतज़ार में नहीं है</translation>
    </message>
    <message>
        <source>Begin again. Nothing was changed.</source>
        <translation>फिर से शुरू करें। कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>No damaged store was set aside</source>
        <translation>कोई ख़राब भंडार अलग नहीं रखा गया था</translation>
    </message>
    <message>
        <source>There is nothing to salvage.</source>
        <translation>बचाने को कुछ नहीं है।</translation>
    </message>
    <message>
        <source>Nothing of that contract can be exported yet</source>
        <translation>उस कॉन्ट्रैक्ट का अभी कुछ भी एक्सपोर्ट नहीं हो सकता</translation>
    </message>
    <message>
        <source>A bundle is made of what has a receipt. Wait until the uploads are delivered.</source>
        <translation>एक्सपोर्ट उसी से बनता है जिसकी रसीद हो। अपलोड पहुँचने तक रुकें।</translation>
    </message>
    <message>
        <source>Hourproof is running already</source>
        <translation>Hourproof पहले से चल रहा है</translation>
    </message>
    <message>
        <source>Look for its icon in the tray, or end it with: hourproof quit. Nothing was changed.</source>
        <translation>ट्रे में उसका आइकन देखें, या इससे बंद करें: hourproof quit. कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>Hourproof is not running</source>
        <translation>Hourproof नहीं चल रहा है</translation>
    </message>
    <message>
        <source>Start it, then try again.</source>
        <translation>उसे शुरू करें, फिर कोशिश करें।</translation>
    </message>
    <message>
        <source>That could not be understood</source>
        <translation>यह समझ में नहीं आया</translation>
    </message>
    <message>
        <source>Check what you entered. Nothing was changed.</source>
        <translation>जो डाला है, उसे जाँचें। कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>That cannot be set</source>
        <translation>यह सेट नहीं किया जा सकता</translation>
    </message>
    <message>
        <source>Nothing was changed. Try another value.</source>
        <translation>कुछ नहीं बदला। कोई दूसरा मान आज़माएँ।</translation>
    </message>
    <message>
        <source>This could not be changed</source>
        <translation>यह बदला नहीं जा सका</translation>
    </message>
    <message>
        <source>The system says: {reason}. Add or remove Hourproof in the settings of your desktop.</source>
        <translation>सिस्टम कहता है: {reason}। अपने डेस्कटॉप की सेटिंग में Hourproof जोड़ें या हटाएँ।</translation>
    </message>
    <message>
        <source>This is not a server address</source>
        <translation>यह सर्वर का पता नहीं है</translation>
    </message>
    <message>
        <source>It looks like https://time.example.com. {kept}</source>
        <translation>वह https://time.example.com जैसा होता है। {kept}</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>सर्वर तक पहुँचा नहीं जा सका</translation>
    </message>
    <message>
        <source>Check the network and the address {url}. {kept}</source>
        <translation>नेटवर्क और यह पता जाँचें: {url}। {kept}</translation>
    </message>
    <message>
        <source>Another program answers at this address</source>
        <translation>इस पते पर कोई दूसरा प्रोग्राम जवाब देता है</translation>
    </message>
    <message>
        <source>It is not an Hourproof server, or a sign-in page of this network is in between. Check the address {url} with your employer. {kept}</source>
        <translation>यह Hourproof सर्वर नहीं है, या इस नेटवर्क का साइन-इन पेज बीच में है। पता {url} अपने नियोक्ता से जाँचें। {kept}</translation>
    </message>
    <message>
        <source>The server is older than this app</source>
        <translation>सर्वर इस ऐप से पुराना है</translation>
    </message>
    <message>
        <source>Ask its operator to update it. {kept}</source>
        <translation>उसे चलाने वाले से अपडेट करने को कहें। {kept}</translation>
    </message>
    <message>
        <source>This app is too old for the server</source>
        <translation>यह ऐप सर्वर के लिए बहुत पुराना है</translation>
    </message>
    <message>
        <source>Update the app. {kept}</source>
        <translation>ऐप अपडेट करें। {kept}</translation>
    </message>
    <message>
        <source>The server refused a segment</source>
        <translation>सर्वर ने एक सेगमेंट नहीं लिया</translation>
    </message>
    <message>
        <source>It and those after it are kept here. Copy the diagnostics and send them to support.</source>
        <translation>वह और उसके बाद के सेगमेंट यहाँ सुरक्षित हैं। डायग्नोस्टिक्स कॉपी करके सहायता टीम को भेजें।</translation>
    </message>
    <message>
        <source>The server has trouble of its own</source>
        <translation>सर्वर में अपनी कोई गड़बड़ी है</translation>
    </message>
    <message>
        <source>It is tried again by itself. {kept}</source>
        <translation>अपने-आप फिर कोशिश होगी। {kept}</translation>
    </message>
    <message>
        <source>The server does not know this code</source>
        <translation>सर्वर इस कोड को नहीं जानता</translation>
    </message>
    <message>
        <source>Check each letter, or ask your employer for a new code.</source>
        <translation>हर अक्षर जाँचें, या अपने नियोक्ता से नया कोड माँगें।</translation>
    </message>
    <message>
        <source>This code has expired</source>
        <translation>यह कोड अब नहीं चलता</translation>
    </message>
    <message>
        <source>Ask your employer for a new one and enter it here.</source>
        <translation>अपने नियोक्ता से नया कोड माँगें और यहाँ डालें।</translation>
    </message>
    <message>
        <source>This device may not upload any more</source>
        <translation>यह डिवाइस अब अपलोड नहीं कर सकता</translation>
    </message>
    <message>
        <source>It was ended by you on another device or by your employer, or the server had to begin a new log. What is not uploaded yet is kept here. Ask your employer; with a new code this device can be enrolled anew.</source>
        <translation>उसे आपने किसी और डिवाइस पर या आपके नियोक्ता ने समाप्त किया, या सर्वर को नया लॉग शुरू करना पड़ा। जो अपलोड नहीं हुआ, वह यहाँ सुरक्षित है। नियोक्ता से पूछें; नए कोड से यह डिवाइस फिर रजिस्टर हो सकता है।</translation>
    </message>
    <message>
        <source>A receipt of the server does not check out</source>
        <translation>सर्वर की एक रसीद सही नहीं निकली</translation>
    </message>
    <message>
        <source>The server’s log is not the one that this device knows: it was put back from an old copy, or somebody changed it. Uploading has stopped and everything is kept as evidence. Save the evidence, then show your employer the diagnostics.</source>
        <translation>सर्वर का लॉग वह नहीं जो यह डिवाइस जानता है: उसे पुरानी कॉपी से लौटाया गया, या किसी ने बदला। अपलोड रुक गया है और सब कुछ सबूत के रूप में सुरक्षित है। सबूत सहेजें, फिर नियोक्ता को डायग्नोस्टिक्स दिखाएँ।</translation>
    </message>
    <message>
        <source>The server holds another version of a segment</source>
        <translation>सर्वर पर एक सेगमेंट का दूसरा रूप है</translation>
    </message>
    <message>
        <source>Uploading has stopped and everything is kept. This happens when the data folder is copied or restored from a backup.</source>
        <translation>अपलोड रुक गया है और सब कुछ सुरक्षित है। ऐसा तब होता है जब डेटा फ़ोल्डर कॉपी किया जाए या बैकअप से वापस लाया जाए।</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong</source>
        <translation>इस कंप्यूटर की घड़ी ग़लत है</translation>
    </message>
    <message>
        <source>It differs from the server’s by {difference}. Set it right; your segments carry the server’s time meanwhile.</source>
        <translation>यह सर्वर की घड़ी से {difference} अलग है। इसे ठीक करें; तब तक आपके सेगमेंट पर सर्वर का समय रहेगा।</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>डिस्क भर गई है</translation>
    </message>
    <message>
        <source>Free some space at {path}, then start the clock again. What was tracked before is kept.</source>
        <translation>{path} पर जगह ख़ाली करें, फिर टाइमर दोबारा शुरू करें। पहले जो ट्रैक हुआ था, वह सुरक्षित है।</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>डिस्क लगभग भर गई है</translation>
    </message>
    <message>
        <source>Free some space soon, or tracking will have to pause.</source>
        <translation>जल्द ही जगह ख़ाली करें, नहीं तो ट्रैकिंग रोकनी पड़ेगी।</translation>
    </message>
    <message>
        <source>Much is waiting to be uploaded</source>
        <translation>बहुत कुछ अपलोड का इंतज़ार कर रहा है</translation>
    </message>
    <message>
        <source>{used_mb} of {quota_mb} MB are used: {days_left} days are left at this rate. Go online, so that it can be delivered. After that no more pictures are taken; time and counts go on.</source>
        <translation>{quota_mb} MB में से {used_mb} MB भर चुके हैं: इस रफ़्तार से {days_left} दिन बाकी हैं। ऑनलाइन हों, ताकि यह भेजा जा सके। उसके बाद तस्वीरें नहीं ली जाएँगी; समय और गिनतियाँ चलती रहेंगी।</translation>
    </message>
    <message>
        <source>Uploads wait for a connection that is not metered</source>
        <translation>अपलोड ऐसे कनेक्शन का इंतज़ार कर रहे हैं जो मीटर्ड न हो</translation>
    </message>
    <message>
        <source>Upload now sends what waits all the same. Nothing is lost.</source>
        <translation>अभी अपलोड करें से सब कुछ फिर भी भेजा जा सकता है। कुछ नहीं खोया।</translation>
    </message>
    <message>
        <source>The data folder cannot be written</source>
        <translation>डेटा फ़ोल्डर में लिखा नहीं जा सका</translation>
    </message>
    <message>
        <source>Make {path} writable for you, or start with --home and another folder: {reason}.</source>
        <translation>{path} में लिखने की अनुमति दें, या --home और दूसरे फ़ोल्डर के साथ शुरू करें: {reason}।</translation>
    </message>
    <message>
        <source>Others on this computer can read files of Hourproof</source>
        <translation>इस कंप्यूटर के दूसरे लोग Hourproof की फ़ाइलें पढ़ सकते हैं</translation>
    </message>
    <message>
        <source>Close the data folder to others; {path} is one of the files.</source>
        <translation>डेटा फ़ोल्डर दूसरों के लिए बंद करें; {path} उन फ़ाइलों में से एक है।</translation>
    </message>
    <message>
        <source>The kept list of contracts was damaged</source>
        <translation>कॉन्ट्रैक्ट की रखी हुई सूची ख़राब हो गई थी</translation>
    </message>
    <message>
        <source>It was set aside at {path} and is fetched anew. Nothing is lost.</source>
        <translation>उसे {path} पर अलग रखा गया और सूची नए सिरे से लाई जा रही है। कुछ नहीं खोया।</translation>
    </message>
    <message>
        <source>The settings file could not be read</source>
        <translation>सेटिंग फ़ाइल पढ़ी नहीं जा सकी</translation>
    </message>
    <message>
        <source>It was set aside at {path} and begun anew. Your tracked time is stored elsewhere and is safe.</source>
        <translation>उसे {path} पर अलग रखा गया और नई शुरू की गई। आपका ट्रैक किया गया समय दूसरी जगह सुरक्षित है।</translation>
    </message>
    <message>
        <source>The settings are from a newer version</source>
        <translation>सेटिंग किसी नए संस्करण की है</translation>
    </message>
    <message>
        <source>Update the app. Nothing was changed.</source>
        <translation>ऐप अपडेट करें। कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>The journal of this computer is damaged</source>
        <translation>इस कंप्यूटर का जर्नल ख़राब है</translation>
    </message>
    <message>
        <source>It was set aside untouched at {path}, and a new one was begun. Copy the diagnostics and send them to support.</source>
        <translation>उसे ज्यों का त्यों {path} पर अलग रखा गया और नया शुरू किया गया। डायग्नोस्टिक्स कॉपी करके सहायता टीम को भेजें।</translation>
    </message>
    <message>
        <source>The store of segments is damaged</source>
        <translation>सेगमेंट का भंडार ख़राब है</translation>
    </message>
    <message>
        <source>The data is from a newer version</source>
        <translation>डेटा किसी नए संस्करण का है</translation>
    </message>
    <message>
        <source>There is no keyring to keep this device’s key</source>
        <translation>इस डिवाइस की कुंजी रखने के लिए कीरिंग नहीं है</translation>
    </message>
    <message>
        <source>Install or start one (GNOME Keyring or KWallet), then start again. What was tracked waits.</source>
        <translation>एक इंस्टॉल करें या शुरू करें (GNOME Keyring या KWallet), फिर दोबारा शुरू करें। जो ट्रैक हुआ, वह इंतज़ार में है।</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>कीरिंग लॉक है</translation>
    </message>
    <message>
        <source>Unlock it when the system asks, then try again. What was tracked waits.</source>
        <translation>सिस्टम पूछे तो उसे अनलॉक करें, फिर कोशिश करें। जो ट्रैक हुआ, वह इंतज़ार में है।</translation>
    </message>
    <message>
        <source>The key of this device is gone</source>
        <translation>इस डिवाइस की कुंजी नहीं रही</translation>
    </message>
    <message>
        <source>It is no longer in the keyring. Ask for a new code and enrol this device again; what is uploaded stays valid.</source>
        <translation>वह अब कीरिंग में नहीं है। नया कोड माँगें और इस डिवाइस को फिर से रजिस्टर करें; जो अपलोड हो चुका, वह मान्य रहेगा।</translation>
    </message>
    <message>
        <source>There is no desktop to show the app on</source>
        <translation>ऐप दिखाने के लिए कोई डेस्कटॉप नहीं है</translation>
    </message>
    <message>
        <source>Log in to a graphical session, or use: hourproof run</source>
        <translation>ग्राफ़िकल सत्र में लॉग इन करें, या यह चलाएँ: hourproof run</translation>
    </message>
    <message>
        <source>The screen cannot be captured here</source>
        <translation>यहाँ स्क्रीन कैप्चर नहीं हो सकती</translation>
    </message>
    <message>
        <source>Time is tracked without pictures, and the diary says why.</source>
        <translation>समय बिना तस्वीरों के ट्रैक होता है और डायरी बताती है क्यों।</translation>
    </message>
    <message>
        <source>Input cannot be counted here</source>
        <translation>यहाँ इनपुट गिना नहीं जा सकता</translation>
    </message>
    <message>
        <source>Activity is shown as unknown in the diary, never as zero.</source>
        <translation>डायरी में गतिविधि अज्ञात दिखती है, शून्य कभी नहीं।</translation>
    </message>
    <message>
        <source>This desktop does not tell how long you are away</source>
        <translation>यह डेस्कटॉप नहीं बताता कि आप कितनी देर दूर रहे</translation>
    </message>
    <message>
        <source>Stop the clock yourself when you leave.</source>
        <translation>जाते समय टाइमर ख़ुद रोकें।</translation>
    </message>
    <message>
        <source>This desktop does not tell which app is in front</source>
        <translation>यह डेस्कटॉप नहीं बताता कि कौन-सा ऐप सामने है</translation>
    </message>
    <message>
        <source>The diary leaves it out.</source>
        <translation>डायरी में यह नहीं होगा।</translation>
    </message>
    <message>
        <source>Lock, sleep and log-out cannot be heard here</source>
        <translation>लॉक, स्लीप और लॉग आउट का यहाँ पता नहीं चलता</translation>
    </message>
    <message>
        <source>Tracking ends by idle time and by the clocks alone.</source>
        <translation>ट्रैकिंग सिर्फ़ निष्क्रिय समय और घड़ियों से ख़त्म होती है।</translation>
    </message>
    <message>
        <source>A picture is missing from this computer</source>
        <translation>इस कंप्यूटर से एक तस्वीर ग़ायब है</translation>
    </message>
    <message>
        <source>Its file was removed before upload. The diary says so in its place.</source>
        <translation>उसकी फ़ाइल अपलोड से पहले हटाई गई। डायरी उसकी जगह यही बताती है।</translation>
    </message>
    <message>
        <source>Until then time is tracked without pictures, and the diary says why.</source>
        <translation>तब तक समय बिना तस्वीरों के ट्रैक होगा और डायरी बताएगी क्यों।</translation>
    </message>
    <message>
        <source>Until then activity is shown as unknown in the diary, never as zero.</source>
        <translation>तब तक डायरी में गतिविधि अज्ञात दिखेगी, शून्य कभी नहीं।</translation>
    </message>
    <message>
        <source>Until then stop the clock yourself when you leave.</source>
        <translation>तब तक जाते समय टाइमर ख़ुद रोकें।</translation>
    </message>
    <message>
        <source>Until then the diary leaves it out.</source>
        <translation>तब तक डायरी में यह नहीं होगा।</translation>
    </message>
    <message>
        <source>Until then tracking ends by idle time and by the clocks alone.</source>
        <translation>तब तक ट्रैकिंग सिर्फ़ निष्क्रिय समय और घड़ियों से ख़त्म होगी।</translation>
    </message>
    <message>
        <source>This is a Wayland session, in which apps cannot see each other: choose the session with X11 or Xorg at the sign-in screen.</source>
        <translation>यह Wayland सत्र है, जिसमें ऐप एक-दूसरे को नहीं देख सकते: साइन इन स्क्रीन पर X11 या Xorg वाला सत्र चुनें।</translation>
    </message>
    <message>
        <source>Allow it for Hourproof in the system’s privacy settings, then start the app again.</source>
        <translation>सिस्टम की निजता सेटिंग में Hourproof को इसकी अनुमति दें, फिर ऐप दोबारा शुरू करें।</translation>
    </message>
    <message>
        <source>The X server lacks what is needed for it: use a usual one, such as Xorg.</source>
        <translation>X सर्वर में इसके लिए ज़रूरी चीज़ नहीं है: कोई सामान्य सर्वर इस्तेमाल करें, जैसे Xorg।</translation>
    </message>
    <message>
        <source>A library of the system is missing: install the X libraries.</source>
        <translation>सिस्टम की एक लाइब्रेरी नहीं है: X लाइब्रेरी इंस्टॉल करें।</translation>
    </message>
    <message>
        <source>Hourproof has no way to do it on this system yet.</source>
        <translation>इस सिस्टम पर Hourproof अभी यह नहीं कर सकता।</translation>
    </message>
    <message>
        <source>No systemd-logind answers on the system’s message bus: start it, then start the app again.</source>
        <translation>सिस्टम की मैसेज बस पर systemd-logind जवाब नहीं दे रहा है: उसे शुरू करें, फिर ऐप दोबारा शुरू करें।</translation>
    </message>
    <message>
        <source>The system does not know which session this is: start the app from a desktop session.</source>
        <translation>सिस्टम नहीं जानता कि यह कौन-सा सत्र है: ऐप को डेस्कटॉप सत्र से शुरू करें।</translation>
    </message>
    <message>
        <source>The display is gone</source>
        <translation>डिस्प्ले नहीं रहा</translation>
    </message>
    <message>
        <source>Nothing can be captured or counted. When the desktop is back, everything goes on by itself.</source>
        <translation>कुछ भी कैप्चर या गिना नहीं जा सकता। डेस्कटॉप लौटने पर सब कुछ अपने-आप आगे चलेगा।</translation>
    </message>
    <message>
        <source>Idle time can be kept only with a memo</source>
        <translation>निष्क्रिय समय सिर्फ़ मेमो के साथ रखा जा सकता है</translation>
    </message>
    <message>
        <source>Say in a word what it was.</source>
        <translation>एक शब्द में बताएँ कि क्या काम था।</translation>
    </message>
    <message>
        <source>Idle time that was kept needs a memo</source>
        <translation>रखे गए निष्क्रिय समय को मेमो चाहिए</translation>
    </message>
    <message>
        <source>Nothing was changed. Say in a word what it was.</source>
        <translation>कुछ नहीं बदला। एक शब्द में बताएँ कि क्या काम था।</translation>
    </message>
    <message>
        <source>Write what was done. The old memo still holds.</source>
        <translation>लिखें कि क्या किया गया। पुराना मेमो अभी मान्य है।</translation>
    </message>
    <message>
        <source>Time without evidence needs a reason</source>
        <translation>बिना सबूत के समय के लिए कारण चाहिए</translation>
    </message>
    <message>
        <source>Nothing was claimed. Write what you did.</source>
        <translation>कोई दावा नहीं हुआ। लिखें कि आपने क्या किया।</translation>
    </message>
    <message>
        <source>The reason is too long</source>
        <translation>कारण बहुत लंबा है</translation>
    </message>
    <message>
        <source>Shorten it to {limit} characters. Nothing was claimed.</source>
        <translation>उसे {limit} अक्षरों तक छोटा करें। कोई दावा नहीं हुआ।</translation>
    </message>
    <message>
        <source>The sign-in was not confirmed in time</source>
        <translation>साइन इन की पुष्टि समय पर नहीं हुई</translation>
    </message>
    <message>
        <source>Begin again for a new code. Nothing was changed.</source>
        <translation>नए कोड के लिए फिर से शुरू करें। कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>No server address was entered</source>
        <translation>सर्वर का पता नहीं डाला गया</translation>
    </message>
    <message>
        <source>It looks like https://time.example.com.</source>
        <translation>वह https://time.example.com जैसा होता है।</translation>
    </message>
    <message>
        <source>This address goes without encryption</source>
        <translation>यह पता बिना एन्क्रिप्शन का है</translation>
    </message>
    <message>
        <source>Begin it with https:// instead; http is for a server on this very computer. {kept}</source>
        <translation>इसे https:// से शुरू करें; http सिर्फ़ इसी कंप्यूटर के सर्वर के लिए है। {kept}</translation>
    </message>
    <message>
        <source>This address has a name or password in it</source>
        <translation>इस पते में नाम या पासवर्ड है</translation>
    </message>
    <message>
        <source>Leave out what stands before the @. {kept}</source>
        <translation>@ से पहले जो है, उसे हटाएँ। {kept}</translation>
    </message>
    <message>
        <source>This address has a ? or # in it</source>
        <translation>इस पते में ? या # है</translation>
    </message>
    <message>
        <source>Leave out everything from there on. {kept}</source>
        <translation>वहाँ से आगे का सब कुछ हटाएँ। {kept}</translation>
    </message>
    <message>
        <source>This address has an impossible port</source>
        <translation>इस पते का पोर्ट संभव नहीं है</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535; most servers need none. {kept}</source>
        <translation>पोर्ट 1 से 65535 तक की संख्या होती है; ज़्यादातर सर्वर को इसकी ज़रूरत नहीं होती। {kept}</translation>
    </message>
    <message>
        <source>No secure connection could be made</source>
        <translation>सुरक्षित कनेक्शन नहीं बन सका</translation>
    </message>
    <message>
        <source>A server without https may answer at {url}, or its certificate is not trusted: check the address, and the clock of this computer. {kept}</source>
        <translation>{url} पर शायद बिना https वाला सर्वर जवाब देता है, या उसके प्रमाणपत्र पर भरोसा नहीं: पता और इस कंप्यूटर की घड़ी जाँचें। {kept}</translation>
    </message>
    <message>
        <source>The server takes too long to answer</source>
        <translation>सर्वर जवाब देने में बहुत देर लगा रहा है</translation>
    </message>
    <message>
        <source>Try again in a while. {kept}</source>
        <translation>थोड़ी देर में फिर कोशिश करें। {kept}</translation>
    </message>
    <message>
        <source>The proxy on the way to the server does not work</source>
        <translation>सर्वर के रास्ते का प्रॉक्सी काम नहीं कर रहा है</translation>
    </message>
    <message>
        <source>Check the proxy in the network settings of this computer. {kept}</source>
        <translation>इस कंप्यूटर की नेटवर्क सेटिंग में प्रॉक्सी जाँचें। {kept}</translation>
    </message>
    <message>
        <source>This address leads on to another one</source>
        <translation>यह पता किसी दूसरे पते पर ले जाता है</translation>
    </message>
    <message>
        <source>Enter the address where it ends; a sign-in page of the network may be in between. {kept}</source>
        <translation>वह पता डालें जहाँ यह पहुँचता है; बीच में नेटवर्क का साइन इन पेज हो सकता है। {kept}</translation>
    </message>
    <message>
        <source>No more pictures are taken</source>
        <translation>अब और तस्वीरें नहीं ली जा रही हैं</translation>
    </message>
    <message>
        <source>What waits to be uploaded fills its {quota_mb} MB. Time and counts go on, and the diary says why there is no picture. Go online, so that it can be delivered.</source>
        <translation>अपलोड का इंतज़ार कर रहा डेटा अपने {quota_mb} MB भर चुका है। समय और गिनतियाँ चल रही हैं, और डायरी बताती है कि तस्वीर क्यों नहीं है। ऑनलाइन हों, ताकि यह भेजा जा सके।</translation>
    </message>
    <message>
        <source>This file holds no certificates</source>
        <translation>इस फ़ाइल में प्रमाणपत्र नहीं हैं</translation>
    </message>
    <message>
        <source>Choose a file in PEM form; {path} is none. What was set before still holds.</source>
        <translation>PEM रूप की फ़ाइल चुनें; {path} वैसी नहीं है। पहले जो सेट था, वह अब भी लागू है।</translation>
    </message>
    <message>
        <source>This is not a number</source>
        <translation>यह संख्या नहीं है</translation>
    </message>
    <message>
        <source>This number is out of range</source>
        <translation>यह संख्या सीमा से बाहर है</translation>
    </message>
    <message>
        <source>This text is empty, too long, or holds signs that cannot be seen</source>
        <translation>यह टेक्स्ट ख़ाली है, बहुत लंबा है, या इसमें न दिखने वाले चिह्न हैं</translation>
    </message>
    <message>
        <source>The keyring has no password for the proxy</source>
        <translation>कीरिंग में प्रॉक्सी का पासवर्ड नहीं है</translation>
    </message>
    <message>
        <source>Put it there with: hourproof proxy-password. {kept}</source>
        <translation>उसे इससे डालें: hourproof proxy-password. {kept}</translation>
    </message>
    <message>
        <source>The file of certificates to trust cannot be used</source>
        <translation>भरोसे के प्रमाणपत्रों की फ़ाइल काम नहीं आ सकती</translation>
    </message>
    <message>
        <source>Set ca_file in the settings to a PEM file, or take it out. {kept}</source>
        <translation>सेटिंग में ca_file को किसी PEM फ़ाइल पर सेट करें, या उसे हटा दें। {kept}</translation>
    </message>
    <message>
        <source>The key of this device’s data is gone</source>
        <translation>इस डिवाइस के डेटा की कुंजी नहीं रही</translation>
    </message>
    <message>
        <source>Bring the keyring of this user back, from a backup if need be: then everything is there again. If it is gone for good, run “hourproof set-aside” and enrol anew. Nothing was changed.</source>
        <translation>इस उपयोगकर्ता की कीरिंग वापस लाएँ, ज़रूरत हो तो बैकअप से: तब सब कुछ फिर मिल जाएगा। अगर वह हमेशा के लिए चली गई है, तो “hourproof set-aside” चलाएँ और नए सिरे से रजिस्टर करें। कुछ नहीं बदला।</translation>
    </message>
    <message>
        <source>The server has no room left</source>
        <translation>सर्वर पर जगह नहीं बची है</translation>
    </message>
    <message>
        <source>Tell whoever runs it. {kept}</source>
        <translation>उसे चलाने वाले को बताएँ। {kept}</translation>
    </message>
    <message>
        <source>The server was put back from a backup</source>
        <translation>सर्वर को बैकअप से वापस लाया गया</translation>
    </message>
    <message>
        <source>Everything is kept here. Tell whoever runs the server; uploads go on once it is recovered.</source>
        <translation>सब कुछ यहाँ सुरक्षित है। सर्वर चलाने वाले को बताएँ; उसके ठीक होने पर अपलोड आगे चलेंगे।</translation>
    </message>
    <message>
        <source>The server refused to enrol this device</source>
        <translation>सर्वर ने इस डिवाइस को रजिस्टर करने से मना किया</translation>
    </message>
    <message>
        <source>This code was used before</source>
        <translation>यह कोड पहले इस्तेमाल हो चुका है</translation>
    </message>
    <message>
        <source>Each code enrols one device: ask your employer for a new one.</source>
        <translation>हर कोड से एक डिवाइस रजिस्टर होता है: अपने नियोक्ता से नया कोड माँगें।</translation>
    </message>
    <message>
        <source>The name of this device cannot be used</source>
        <translation>इस डिवाइस का यह नाम नहीं चल सकता</translation>
    </message>
    <message>
        <source>Give 1 to 64 letters on one line. {kept}</source>
        <translation>एक पंक्ति में 1 से 64 अक्षर दें। {kept}</translation>
    </message>
    <message>
        <source>The clock of this computer is ahead of the server’s</source>
        <translation>इस कंप्यूटर की घड़ी सर्वर की घड़ी से आगे है</translation>
    </message>
    <message>
        <source>Set it right. What was tracked is kept and goes up by itself.</source>
        <translation>उसे ठीक करें। जो ट्रैक हुआ, वह सुरक्षित है और अपने-आप अपलोड होगा।</translation>
    </message>
    <message>
        <source>Free some space at {path}. {kept}</source>
        <translation>{path} पर जगह ख़ाली करें। {kept}</translation>
    </message>
    <message>
        <source>The disk failed while it was written</source>
        <translation>लिखते समय डिस्क में गड़बड़ी हुई</translation>
    </message>
    <message>
        <source>Check the disk that holds {path}, then start the app again. What was written before is kept.</source>
        <translation>{path} वाली डिस्क जाँचें, फिर ऐप दोबारा शुरू करें। पहले जो लिखा गया था, वह सुरक्षित है।</translation>
    </message>
    <message>
        <source>The settings file was damaged</source>
        <translation>सेटिंग फ़ाइल ख़राब हो गई थी</translation>
    </message>
    <message>
        <source>Those from before the last change are used. The damaged file is kept at {path}.</source>
        <translation>पिछले बदलाव से पहले की सेटिंग इस्तेमाल हो रही है। ख़राब फ़ाइल {path} पर रखी है।</translation>
    </message>
    <message>
        <source>New settings were begun: enrol this device again. The damaged file is kept at {path}, and so is what was tracked.</source>
        <translation>नई सेटिंग शुरू की गई: इस डिवाइस को फिर से रजिस्टर करें। ख़राब फ़ाइल {path} पर रखी है, और जो ट्रैक हुआ था वह भी।</translation>
    </message>
    <message>
        <source>The settings have entries that mean nothing</source>
        <translation>सेटिंग में ऐसी प्रविष्टियाँ हैं जिनका कोई अर्थ नहीं</translation>
    </message>
    <message>
        <source>They were passed over. The file as it was is kept at {path}.</source>
        <translation>उन्हें छोड़ दिया गया। फ़ाइल जैसी थी, वैसी {path} पर रखी है।</translation>
    </message>
    <message>
        <source>you entered</source>
        <translation>जो आपने डाला</translation>
    </message>
    <message>
        <source>its place</source>
        <translation>अपनी जगह</translation>
    </message>
    <message>
        <source>more than two minutes</source>
        <translation>दो मिनट से ज़्यादा</translation>
    </message>
    <message>
        <source>some time</source>
        <translation>कुछ समय</translation>
    </message>
    <message>
        <source>this contract</source>
        <translation>यह कॉन्ट्रैक्ट</translation>
    </message>
    <message>
        <source>the system refused</source>
        <translation>सिस्टम ने मना किया</translation>
    </message>
    <message>
        <source>That app</source>
        <translation>वह ऐप</translation>
    </message>
    <message>
        <source>many</source>
        <translation>कई</translation>
    </message>
    <message>
        <source>all</source>
        <translation>सभी</translation>
    </message>
    <message>
        <source>few</source>
        <translation>थोड़े</translation>
    </message>
    <message>
        <source>its name</source>
        <translation>उसका नाम</translation>
    </message>
    <message>
        <source>Black out parts of a capture</source>
        <translation>कैप्चर के हिस्से काले करें</translation>
    </message>
    <message>
        <source>Screen {number}</source>
        <translation>स्क्रीन {number}</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>फ़ोटो</translation>
    </message>
    <message>
        <source>&amp;New box</source>
        <translation>नया बॉक्स (&amp;N)</translation>
    </message>
    <message>
        <source>Re&amp;move box</source>
        <translation>बॉक्स हटाएँ (&amp;M)</translation>
    </message>
    <message>
        <source>Black out all of &amp;it</source>
        <translation>पूरा काला करें (&amp;I)</translation>
    </message>
    <message>
        <source>Red&amp;o</source>
        <translation>फिर से करें (&amp;O)</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>बड़ा करें</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>छोटा करें</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>फ़िट करें (&amp;F)</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>&amp;See through the boxes</source>
        <translation>बॉक्स के पार देखें (&amp;S)</translation>
    </message>
    <message>
        <source>&amp;Remove the whole photo</source>
        <translation>पूरी फ़ोटो हटाएँ (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Black out</source>
        <translation>काला करें (&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>रद्द करें (&amp;C)</translation>
    </message>
    <message>
        <source>Draw with the mouse, or press Enter for a new box: arrow keys move it, Shift with them resizes it, Ctrl with them goes by single pixels, Delete removes it, Tab goes on to the next.</source>
        <translation>माउस से खींचें, या नए बॉक्स के लिए Enter दबाएँ: तीर कुंजियाँ उसे खिसकाती हैं, साथ में Shift उसका आकार बदलता है, साथ में Ctrl एक-एक पिक्सेल चलाता है, Delete उसे हटाता है, Tab अगले पर ले जाता है।</translation>
    </message>
    <message>
        <source>Nothing is blacked out yet.</source>
        <translation>अभी कुछ भी काला नहीं किया गया है।</translation>
    </message>
    <message numerus="yes">
        <source>{count} boxes on this picture</source>
        <extracomment>For one: {count} box on this picture</extracomment>
        <translation>
            <numerusform>इस तस्वीर पर {count} बॉक्स</numerusform>
            <numerusform>इस तस्वीर पर {count} बॉक्स</numerusform>
        </translation>
    </message>
    <message>
        <source>The photo stays.</source>
        <translation>फ़ोटो रहेगी।</translation>
    </message>
    <message>
        <source>The whole photo is removed. The time of the segment stays as it is.</source>
        <translation>पूरी फ़ोटो हटाई जाएगी। सेगमेंट का समय वैसा ही रहेगा।</translation>
    </message>
    <message>
        <source>Box {index} of {count}: {width} × {height} pixels, {x} from the left, {y} from the top.</source>
        <translation>{count} में से बॉक्स {index}: {width} × {height} पिक्सेल, बाएँ से {x}, ऊपर से {y}।</translation>
    </message>
    <message>
        <source>{picture}. {boxes}.</source>
        <translation>{picture}। {boxes}।</translation>
    </message>
    <message>
        <source>What is black is gone at once and for good. The time of this segment stays; the diary shows it as redacted.</source>
        <translation>जो काला है, वह तुरंत और हमेशा के लिए चला जाता है। इस सेगमेंट का समय रहता है; डायरी में यह रिडैक्टेड दिखता है।</translation>
    </message>
    <message>
        <source>What is black is gone at once and for good. This contract does not let the time stay when something is taken back: these minutes may not be billed.</source>
        <translation>जो काला है, वह तुरंत और हमेशा के लिए चला जाता है। इस कॉन्ट्रैक्ट में कुछ वापस लेने पर समय नहीं रहता: ये मिनट शायद बिल में न जुड़ें।</translation>
    </message>
    <message>
        <source>It is not uploaded while you look at it, for an hour at most.</source>
        <translation>जब तक आप इसे देख रहे हैं, यह अपलोड नहीं होता, ज़्यादा से ज़्यादा एक घंटे तक।</translation>
    </message>
    <message>
        <source>It is signed already. The server erases the same parts as soon as it hears of it.</source>
        <translation>इस पर हस्ताक्षर हो चुके हैं। सर्वर को ख़बर मिलते ही वह भी वही हिस्से मिटा देगा।</translation>
    </message>
    <message>
        <source>Blacking out…</source>
        <translation>काला किया जा रहा है…</translation>
    </message>
    <message>
        <source>The picture is no longer on this computer, so nothing can be drawn on it.</source>
        <translation>तस्वीर अब इस कंप्यूटर पर नहीं है, इसलिए उस पर कुछ खींचा नहीं जा सकता।</translation>
    </message>
    <message>
        <source>No more than {count} boxes fit on one picture. Draw a larger one.</source>
        <translation>एक तस्वीर पर {count} से ज़्यादा बॉक्स नहीं आ सकते। एक बड़ा बॉक्स खींचें।</translation>
    </message>
    <message>
        <source>R&amp;edact…</source>
        <translation>रिडैक्ट करें (&amp;E)…</translation>
    </message>
    <message>
        <source>Your boxes are not applied. Leave them?</source>
        <translation>आपके बॉक्स लागू नहीं हुए हैं। उन्हें छोड़ दें?</translation>
    </message>
    <message>
        <source>&amp;Leave without blacking out</source>
        <translation>बिना काला किए जाएँ (&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Go on drawing</source>
        <translation>खींचते रहें (&amp;G)</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>सेटिंग</translation>
    </message>
    <message>
        <source>Capture and privacy</source>
        <translation>कैप्चर और निजता</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>सहमतियाँ</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>नेटवर्क</translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation>रूप और भाषा</translation>
    </message>
    <message>
        <source>Start and reminders</source>
        <translation>शुरुआत और रिमाइंडर</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>डिवाइस</translation>
    </message>
    <message>
        <source>About</source>
        <translation>परिचय</translation>
    </message>
    <message>
        <source>Set by the administrator of this computer.</source>
        <translation>इस कंप्यूटर के एडमिन ने सेट किया है।</translation>
    </message>
    <message>
        <source>Holds from the next start of Hourproof.</source>
        <translation>Hourproof के अगली बार शुरू होने से लागू होगा।</translation>
    </message>
    <message>
        <source>The settings file was damaged. What you see here is what holds now.</source>
        <translation>सेटिंग फ़ाइल ख़राब हो गई थी। यहाँ जो दिख रहा है, वही अभी लागू है।</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>कभी नहीं</translation>
    </message>
    <message>
        <source>This holds on this device, on every contract, from the next picture on. Nobody changes it from afar.</source>
        <translation>यह इस डिवाइस पर, हर कॉन्ट्रैक्ट में, अगली तस्वीर से लागू है। इसे दूर से कोई नहीं बदलता।</translation>
    </message>
    <message>
        <source>&amp;Excluded apps</source>
        <translation>बाहर रखे गए ऐप (&amp;E)</translation>
    </message>
    <message>
        <source>Their windows are blacked out before a picture is stored.</source>
        <translation>तस्वीर रखे जाने से पहले उनकी विंडो काली कर दी जाती हैं।</translation>
    </message>
    <message>
        <source>No app is excluded.</source>
        <translation>कोई ऐप बाहर नहीं रखा गया है।</translation>
    </message>
    <message>
        <source>&amp;Name of an app</source>
        <translation>ऐप का नाम (&amp;N)</translation>
    </message>
    <message>
        <source>The list offers the apps that were in front in the last seven days.</source>
        <translation>सूची में वे ऐप हैं जो पिछले सात दिनों में सामने थे।</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>जोड़ें (&amp;A)</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>हटाएँ (&amp;R)</translation>
    </message>
    <message>
        <source>&amp;Blur pictures by at least</source>
        <translation>तस्वीरें कम से कम इतनी धुंधली करें (&amp;B)</translation>
    </message>
    <message>
        <source>No blur</source>
        <translation>धुंधला नहीं</translation>
    </message>
    <message numerus="yes">
        <source> pixels</source>
        <extracomment>For one:  pixel</extracomment>
        <translation>
            <numerusform> पिक्सेल</numerusform>
            <numerusform> पिक्सेल</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Camera for photos</source>
        <translation>फ़ोटो के लिए कैमरा (&amp;C)</translation>
    </message>
    <message>
        <source>The first that gives a picture</source>
        <translation>तस्वीर देने वाला पहला</translation>
    </message>
    <message>
        <source>Photos are taken only where a contract asks for them and you agreed.</source>
        <translation>फ़ोटो सिर्फ़ वहीं ली जाती है जहाँ कॉन्ट्रैक्ट माँगता है और आपने सहमति दी है।</translation>
    </message>
    <message>
        <source>What you agreed to on each contract. Without your agreement nothing is captured.</source>
        <translation>हर कॉन्ट्रैक्ट पर आपने किस बात की सहमति दी। आपकी सहमति के बिना कुछ भी कैप्चर नहीं होता।</translation>
    </message>
    <message>
        <source>You have no contract yet.</source>
        <translation>आपके पास अभी कोई कॉन्ट्रैक्ट नहीं है।</translation>
    </message>
    <message>
        <source>You agreed on {date}.</source>
        <translation>आपने {date} को सहमति दी।</translation>
    </message>
    <message>
        <source>You agreed on this device.</source>
        <translation>आपने इस डिवाइस पर सहमति दी।</translation>
    </message>
    <message>
        <source>You withdrew your agreement on {date}. Nothing is captured.</source>
        <translation>आपने {date} को अपनी सहमति वापस ली। कुछ भी कैप्चर नहीं होता।</translation>
    </message>
    <message>
        <source>You have not agreed. Nothing is captured.</source>
        <translation>आपने सहमति नहीं दी है। कुछ भी कैप्चर नहीं होता।</translation>
    </message>
    <message>
        <source>Your employer sees it after the next upload.</source>
        <translation>आपका नियोक्ता इसे अगले अपलोड के बाद देखेगा।</translation>
    </message>
    <message>
        <source>Read what is captured on {contract}</source>
        <translation>{contract} पर क्या कैप्चर होता है, पढ़ें</translation>
    </message>
    <message>
        <source>Read again…</source>
        <translation>फिर से पढ़ें…</translation>
    </message>
    <message>
        <source>Read…</source>
        <translation>पढ़ें…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>वापस लें…</translation>
    </message>
    <message>
        <source>Withdraw the agreement on {contract}</source>
        <translation>{contract} पर सहमति वापस लें</translation>
    </message>
    <message>
        <source>Withdraw your agreement on {contract}?</source>
        <translation>{contract} पर अपनी सहमति वापस लें?</translation>
    </message>
    <message>
        <source>From now on nothing is captured on this contract, and its clock stops if it runs. What was tracked before is kept. You can agree again at any time.</source>
        <translation>अब से इस कॉन्ट्रैक्ट पर कुछ भी कैप्चर नहीं होगा, और अगर इसका टाइमर चल रहा है तो रुक जाएगा। पहले जो ट्रैक हुआ, वह सुरक्षित है। आप कभी भी फिर सहमति दे सकते हैं।</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>वापस लें (&amp;W)</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>रहने दें (&amp;K)</translation>
    </message>
    <message>
        <source>&amp;Upload</source>
        <translation>अपलोड (&amp;U)</translation>
    </message>
    <message>
        <source>Over every connection</source>
        <translation>हर कनेक्शन पर</translation>
    </message>
    <message>
        <source>Not over metered connections, such as a telephone’s</source>
        <translation>मीटर्ड कनेक्शन पर नहीं, जैसे फ़ोन का</translation>
    </message>
    <message>
        <source>&amp;Limit the upload to</source>
        <translation>अपलोड की सीमा (&amp;L)</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>कोई सीमा नहीं</translation>
    </message>
    <message numerus="yes">
        <source> kilobytes per second</source>
        <extracomment>For one:  kilobyte per second</extracomment>
        <translation>
            <numerusform> किलोबाइट प्रति सेकंड</numerusform>
            <numerusform> किलोबाइट प्रति सेकंड</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>प्रॉक्सी (&amp;P)</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>जैसा सिस्टम कहे</translation>
    </message>
    <message>
        <source>None</source>
        <translation>कोई नहीं</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>यह वाला:</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>प्रॉक्सी का पता</translation>
    </message>
    <message>
        <source>Its password is kept in the keyring: set it with “hourproof proxy-password”.</source>
        <translation>इसका पासवर्ड कीरिंग में रहता है: उसे “hourproof proxy-password” से सेट करें।</translation>
    </message>
    <message>
        <source>This is not the address of a proxy. It looks like http://proxy.example:8080, without a password. What was set before still holds.</source>
        <translation>यह प्रॉक्सी का पता नहीं है। वह http://proxy.example:8080 जैसा होता है, बिना पासवर्ड के। पहले जो सेट था, वह अब भी लागू है।</translation>
    </message>
    <message>
        <source>C&amp;ertificates to trust instead of the public ones</source>
        <translation>सार्वजनिक के बजाय भरोसे के प्रमाणपत्र (&amp;E)</translation>
    </message>
    <message>
        <source>The public ones</source>
        <translation>सार्वजनिक</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>चुनें (&amp;H)…</translation>
    </message>
    <message>
        <source>Choose a file of certificates</source>
        <translation>प्रमाणपत्रों की फ़ाइल चुनें</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>प्रमाणपत्र</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>सभी फ़ाइलें</translation>
    </message>
    <message>
        <source>&amp;Keep for the upload at most</source>
        <translation>अपलोड के लिए ज़्यादा से ज़्यादा रखें (&amp;K)</translation>
    </message>
    <message numerus="yes">
        <source> megabytes</source>
        <extracomment>For one:  megabyte</extracomment>
        <translation>
            <numerusform> मेगाबाइट</numerusform>
            <numerusform> मेगाबाइट</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>रंग (&amp;C)</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>हल्का</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>गहरा</translation>
    </message>
    <message>
        <source>&amp;Keys that start and stop the clock from anywhere</source>
        <translation>टाइमर को कहीं से भी शुरू और बंद करने के शॉर्टकट (&amp;K)</translation>
    </message>
    <message>
        <source>Off until you choose some. Should another program have them, a notification says so.</source>
        <translation>जब तक आप चुनें नहीं, बंद रहता है। अगर शॉर्टकट किसी दूसरे प्रोग्राम के पास हो, तो सूचना बताती है।</translation>
    </message>
    <message>
        <source>Your desktop asks you about them in a window of its own, and may give you others.</source>
        <translation>आपका डेस्कटॉप अपनी विंडो में इनके बारे में पूछेगा और दूसरी कुंजियाँ दे सकता है।</translation>
    </message>
    <message>
        <source>Your desktop gave Hourproof these: {keys}</source>
        <translation>आपके डेस्कटॉप ने Hourproof को ये दीं: {keys}</translation>
    </message>
    <message>
        <source>Your desktop chose them and does not say which: its own settings show and change them.</source>
        <translation>आपके डेस्कटॉप ने इन्हें चुना और नहीं बताता कि कौन-सी: उसकी अपनी सेटिंग इन्हें दिखाती और बदलती है।</translation>
    </message>
    <message>
        <source>You said no when your desktop asked. Choose some to be asked again.</source>
        <translation>डेस्कटॉप के पूछने पर आपने मना किया। फिर पूछे जाने के लिए चुनें।</translation>
    </message>
    <message>
        <source>Chan&amp;ge them in the desktop’s settings</source>
        <translation>डेस्कटॉप की सेटिंग में बदलें (&amp;G)</translation>
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
        <translation>भाषा (&amp;L)</translation>
    </message>
    <message>
        <source>Text is as large as your system says.</source>
        <translation>टेक्स्ट का आकार आपके सिस्टम के अनुसार है।</translation>
    </message>
    <message>
        <source>&amp;Start Hourproof when you log in</source>
        <translation>लॉग इन करने पर Hourproof शुरू करें (&amp;S)</translation>
    </message>
    <message>
        <source>It waits in the tray. The clock starts only when you start it.</source>
        <translation>यह ट्रे में रहता है। टाइमर तभी शुरू होता है जब आप उसे शुरू करें।</translation>
    </message>
    <message>
        <source>This system offers no way to start a program when you log in.</source>
        <translation>यह सिस्टम लॉग इन करने पर प्रोग्राम शुरू करने की सुविधा नहीं देता।</translation>
    </message>
    <message>
        <source>Reminders are for you alone: nobody else is told.</source>
        <translation>रिमाइंडर सिर्फ़ आपके लिए हैं: किसी और को नहीं बताया जाता।</translation>
    </message>
    <message>
        <source>Remind me to clock &amp;in after using the computer for</source>
        <translation>कंप्यूटर इतनी देर इस्तेमाल करने पर क्लॉक इन की याद दिलाएँ (&amp;I)</translation>
    </message>
    <message>
        <source>Remind me of a &amp;long session after every</source>
        <translation>लंबे सत्र की याद हर इतने समय पर दिलाएँ (&amp;L)</translation>
    </message>
    <message numerus="yes">
        <source> minutes</source>
        <extracomment>For one:  minute</extracomment>
        <translation>
            <numerusform> मिनट</numerusform>
            <numerusform> मिनट</numerusform>
        </translation>
    </message>
    <message>
        <source>Version</source>
        <translation>संस्करण</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>लाइसेंस</translation>
    </message>
    <message>
        <source>Hourproof is free software under the AGPL, version 3 or later. It uses Qt for Python under the LGPL, version 3.</source>
        <translation>Hourproof एक मुक्त सॉफ़्टवेयर है, AGPL के संस्करण 3 या उसके बाद के तहत। यह Qt for Python का इस्तेमाल LGPL के संस्करण 3 के तहत करता है।</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>सर्वर</translation>
    </message>
    <message>
        <source>Enrolled for</source>
        <translation>किसके लिए रजिस्टर</translation>
    </message>
    <message>
        <source>{person}, {organization}</source>
        <translation>{person}, {organization}</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>यह डिवाइस</translation>
    </message>
    <message>
        <source>Device id</source>
        <translation>डिवाइस आईडी</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>डेटा फ़ोल्डर</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>सेटिंग फ़ाइल</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>लॉग</translation>
    </message>
    <message>
        <source>Not enrolled yet</source>
        <translation>अभी रजिस्टर नहीं</translation>
    </message>
    <message>
        <source>&amp;Open the data folder</source>
        <translation>डेटा फ़ोल्डर खोलें (&amp;O)</translation>
    </message>
    <message>
        <source>Each device signs your time with a key of its own. Every one of them stands in your employer’s log, so none can be added without you seeing it here.</source>
        <translation>हर डिवाइस आपके समय पर अपनी कुंजी से हस्ताक्षर करता है। सब आपके नियोक्ता के लॉग में हैं, इसलिए आपके यहाँ देखे बिना कोई नहीं जुड़ सकता।</translation>
    </message>
    <message>
        <source>{name} – this device</source>
        <translation>{name} – यह डिवाइस</translation>
    </message>
    <message>
        <source>It may track and sign your time, and vouch for another device.</source>
        <translation>यह आपका समय ट्रैक करके हस्ताक्षर कर सकता है और दूसरे डिवाइस की पुष्टि कर सकता है।</translation>
    </message>
    <message>
        <source>Added on {date}, vouched for by {name}.</source>
        <translation>{date} को जुड़ा, {name} ने पुष्टि की।</translation>
    </message>
    <message>
        <source>Added on {date} with a code or a sign-in. No device vouched for it.</source>
        <translation>{date} को कोड या साइन-इन से जुड़ा। किसी डिवाइस ने पुष्टि नहीं की।</translation>
    </message>
    <message>
        <source>Last upload: {when}</source>
        <translation>पिछला अपलोड: {when}</translation>
    </message>
    <message>
        <source>It has not uploaded anything yet.</source>
        <translation>उसने अभी कुछ अपलोड नहीं किया।</translation>
    </message>
    <message>
        <source>Ended on {date}. It may send nothing more; what it uploaded stays.</source>
        <translation>{date} को समाप्त। वह आगे कुछ नहीं भेज सकता; जो अपलोड किया, वह रहता है।</translation>
    </message>
    <message>
        <source>What it claims of the time from {when} on is marked, since it was lost then.</source>
        <translation>{when} से आगे के समय का उसका दावा चिह्नित है, क्योंकि तब वह खो गया था।</translation>
    </message>
    <message>
        <source>The server is being asked…</source>
        <translation>सर्वर से पूछा जा रहा है…</translation>
    </message>
    <message>
        <source>This is what was known at the last visit to the server. {why}</source>
        <translation>यह सर्वर से पिछली बार मिली जानकारी है। {why}</translation>
    </message>
    <message>
        <source>The log names no device of yours yet. It will after the next upload.</source>
        <translation>लॉग में अभी आपका कोई डिवाइस नहीं है। अगले अपलोड के बाद होगा।</translation>
    </message>
    <message>
        <source>This device is not enrolled yet.</source>
        <translation>यह डिवाइस अभी रजिस्टर नहीं है।</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>समाप्त करें…</translation>
    </message>
    <message>
        <source>End the device {name}</source>
        <translation>डिवाइस {name} समाप्त करें</translation>
    </message>
    <message>
        <source>End {name}?</source>
        <translation>{name} समाप्त करें?</translation>
    </message>
    <message>
        <source>It can send nothing more, for ever. What it has not uploaded stays on it and is not billed: upload there first if you can. What it uploaded stays in your diary. To use it again, enrol it as a new device.</source>
        <translation>वह फिर कभी कुछ नहीं भेज सकता। जो अपलोड नहीं हुआ, वह उसी पर रहेगा और बिल में नहीं जुड़ेगा: हो सके तो पहले वहाँ से अपलोड करें। जो अपलोड हुआ, वह आपकी डायरी में रहता है। फिर इस्तेमाल के लिए उसे नए डिवाइस के रूप में रजिस्टर करें।</translation>
    </message>
    <message>
        <source>It was &amp;lost or stolen</source>
        <translation>वह खो गया या चोरी हुआ (&amp;L)</translation>
    </message>
    <message>
        <source>&amp;Since when</source>
        <translation>कब से (&amp;S)</translation>
    </message>
    <message>
        <source>What it claims of the time from then on is marked. Tell your employer too.</source>
        <translation>तब से आगे के समय का उसका दावा चिह्नित होता है। नियोक्ता को भी बताएँ।</translation>
    </message>
    <message>
        <source>That time has not come yet.</source>
        <translation>वह समय अभी नहीं आया।</translation>
    </message>
    <message>
        <source>&amp;End it</source>
        <translation>समाप्त करें (&amp;E)</translation>
    </message>
    <message>
        <source>{name} is ended. The log says so.</source>
        <translation>{name} समाप्त है। लॉग में यह लिखा है।</translation>
    </message>
    <message>
        <source>Vouch for a new device</source>
        <translation>नए डिवाइस की पुष्टि करें</translation>
    </message>
    <message>
        <source>Enrol the new device with a one-time code and choose there to have another device vouch for it. It then shows a check code. Read it on that device yourself: whoever gets you to vouch for theirs can sign time as you.</source>
        <translation>नए डिवाइस को एक बार के कोड से रजिस्टर करें और वहाँ चुनें कि दूसरा डिवाइस उसकी पुष्टि करे। तब वह जाँच कोड दिखाएगा। उसे उसी डिवाइस पर खुद पढ़ें: जो आपसे अपने डिवाइस की पुष्टि करा ले, वह आपके नाम पर समय पर हस्ताक्षर कर सकता है।</translation>
    </message>
    <message>
        <source>&amp;Check code of the new device</source>
        <translation>नए डिवाइस का जाँच कोड (&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Vouch</source>
        <translation>पुष्टि करें (&amp;V)</translation>
    </message>
    <message>
        <source>Type the check code that the new device shows.</source>
        <translation>वह जाँच कोड डालें जो नया डिवाइस दिखाता है।</translation>
    </message>
    <message>
        <source>Vouching…</source>
        <translation>पुष्टि हो रही है…</translation>
    </message>
    <message>
        <source>You vouched for {name}. It enrols itself now.</source>
        <translation>आपने {name} की पुष्टि की। वह अब रजिस्टर हो रहा है।</translation>
    </message>
    <message>
        <source>To see whether this week is closed, or to close it, choose one contract above.</source>
        <translation>यह सप्ताह बंद है या नहीं यह देखने, या उसे बंद करने के लिए, ऊपर एक कॉन्ट्रैक्ट चुनें।</translation>
    </message>
    <message>
        <source>This week is not closed yet</source>
        <translation>यह सप्ताह अभी बंद नहीं है</translation>
    </message>
    <message>
        <source>Signed on this device: {tracked} tracked, {manual} manual.</source>
        <translation>इस डिवाइस पर हस्ताक्षरित: {tracked} ट्रैक, {manual} मैन्युअल।</translation>
    </message>
    <message>
        <source>You can edit it until {until}; after an edit close it again.</source>
        <translation>आप इसे {until} तक बदल सकते हैं; बदलाव के बाद फिर बंद करें।</translation>
    </message>
    <message>
        <source>The time to edit it ended on {until}. It can still be closed.</source>
        <translation>बदलने का समय {until} को समाप्त हुआ। बंद अब भी किया जा सकता है।</translation>
    </message>
    <message>
        <source>Some of it is not signed yet: stop the clock, and wait until the reviews are over.</source>
        <translation>कुछ पर अभी हस्ताक्षर नहीं हुए: घड़ी रोकें और झलक का समय बीतने दें।</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments and claims are still on their way to the server.</source>
        <extracomment>For one: {count} segment or claim is still on its way to the server.</extracomment>
        <translation>
            <numerusform>{count} सेगमेंट या दावा अभी सर्वर के रास्ते में है।</numerusform>
            <numerusform>{count} सेगमेंट और दावे अभी सर्वर के रास्ते में हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>What is billed is what the close says. Left open, nothing is lost, and the week is shown as unclosed.</source>
        <translation>बिल में वही जुड़ता है जो समापन कहता है। खुला रहे तो कुछ नहीं खोता, और सप्ताह बंद न हुआ दिखता है।</translation>
    </message>
    <message>
        <source>Closed on {when}: {tracked} tracked, {manual} manual, on all your devices</source>
        <translation>{when} को बंद: {tracked} ट्रैक, {manual} मैन्युअल, आपके सभी डिवाइस पर</translation>
    </message>
    <message>
        <source>The server has it, with its receipt.</source>
        <translation>सर्वर के पास वह है, रसीद के साथ।</translation>
    </message>
    <message>
        <source>It goes up with the next upload.</source>
        <translation>वह अगले अपलोड के साथ जाएगा।</translation>
    </message>
    <message>
        <source>The server did not take this close. Close the week again.</source>
        <translation>सर्वर ने यह समापन नहीं लिया। सप्ताह फिर बंद करें।</translation>
    </message>
    <message>
        <source>This device has signed more since: {tracked} tracked, {manual} manual. Close it again.</source>
        <translation>इस डिवाइस ने तब से और हस्ताक्षर किए: {tracked} ट्रैक, {manual} मैन्युअल। फिर बंद करें।</translation>
    </message>
    <message>
        <source>C&amp;lose the week…</source>
        <translation>सप्ताह बंद करें (&amp;L)…</translation>
    </message>
    <message>
        <source>C&amp;lose it again…</source>
        <translation>फिर बंद करें (&amp;L)…</translation>
    </message>
    <message>
        <source>Close the week from {first} to {last}?</source>
        <translation>{first} से {last} तक का सप्ताह बंद करें?</translation>
    </message>
    <message>
        <source>You sign how much of this week on {contract} is to be billed. This device alone has {tracked} tracked and {manual} manual; what your other devices sent is asked of the server and added.</source>
        <translation>आप हस्ताक्षर करते हैं कि {contract} पर इस सप्ताह का कितना समय बिल में जुड़े। केवल इस डिवाइस पर {tracked} ट्रैक और {manual} मैन्युअल है; आपके दूसरे डिवाइस ने जो भेजा, वह सर्वर से पूछकर जोड़ा जाता है।</translation>
    </message>
    <message>
        <source>A close is a signed statement: it stands in the log and cannot be erased. A later one of the same week replaces it.</source>
        <translation>समापन एक हस्ताक्षरित कथन है: वह लॉग में रहता है और मिटाया नहीं जा सकता। उसी सप्ताह का बाद का समापन उसकी जगह लेता है।</translation>
    </message>
    <message>
        <source>Sign and &amp;close</source>
        <translation>हस्ताक्षर करके बंद करें (&amp;C)</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>अभी नहीं (&amp;N)</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>हस्ताक्षर हो रहे हैं…</translation>
    </message>
    <message>
        <source>Closed: {tracked} tracked and {manual} manual, on all your devices.</source>
        <translation>बंद: {tracked} ट्रैक और {manual} मैन्युअल, आपके सभी डिवाइस पर।</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>हो गया (&amp;D)</translation>
    </message>
    <message>
        <source>Work diary</source>
        <translation>वर्क डायरी</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>पहले</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>बाद में</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>आज (&amp;T)</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>तारीख़</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>दिखाई गई अवधि</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>दिन</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>हफ़्ता</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>महीना</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>साल</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>कॉन्ट्रैक्ट</translation>
    </message>
    <message>
        <source>All contracts</source>
        <translation>सभी कॉन्ट्रैक्ट</translation>
    </message>
    <message>
        <source>More</source>
        <translation>और</translation>
    </message>
    <message>
        <source>&amp;Add manual time…</source>
        <translation>मैन्युअल समय जोड़ें (&amp;A)…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>एक्सपोर्ट करें (&amp;E)…</translation>
    </message>
    <message>
        <source>Check an e&amp;xport…</source>
        <translation>एक्सपोर्ट जाँचें (&amp;X)…</translation>
    </message>
    <message>
        <source>Open in the &amp;browser</source>
        <translation>ब्राउज़र में खोलें (&amp;B)</translation>
    </message>
    <message>
        <source>Read agai&amp;n</source>
        <translation>फिर पढ़ें (&amp;N)</translation>
    </message>
    <message>
        <source>Choose a&amp;ll</source>
        <translation>सब चुनें (&amp;L)</translation>
    </message>
    <message>
        <source>Go &amp;to a day</source>
        <translation>किसी दिन पर जाएँ (&amp;T)</translation>
    </message>
    <message>
        <source>&amp;How to read this page</source>
        <translation>यह पेज कैसे पढ़ें (&amp;H)</translation>
    </message>
    <message>
        <source>Reading your diary…</source>
        <translation>आपकी डायरी पढ़ी जा रही है…</translation>
    </message>
    <message>
        <source>Reading… {date}</source>
        <translation>पढ़ा जा रहा है… {date}</translation>
    </message>
    <message>
        <source>The diary cannot be read now. {why}</source>
        <translation>डायरी अभी पढ़ी नहीं जा सकती। {why}</translation>
    </message>
    <message>
        <source>Tracked {tracked}</source>
        <translation>ट्रैक किया गया {tracked}</translation>
    </message>
    <message>
        <source>Manual {manual}</source>
        <translation>मैन्युअल {manual}</translation>
    </message>
    <message>
        <source>Week {tracked}</source>
        <translation>हफ़्ता {tracked}</translation>
    </message>
    <message>
        <source>Week {tracked} of {limit}</source>
        <translation>हफ़्ता {tracked}, {limit} में से</translation>
    </message>
    <message>
        <source>Would hold {held}</source>
        <translation>टिकेगा {held}</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments</source>
        <extracomment>For one: {count} segment</extracomment>
        <translation>
            <numerusform>{count} सेगमेंट</numerusform>
            <numerusform>{count} सेगमेंट</numerusform>
        </translation>
    </message>
    <message>
        <source>Times are those of this computer; a week runs from Monday 00:00 UTC.</source>
        <translation>समय इस कंप्यूटर के अनुसार है; हफ़्ता सोमवार 00:00 UTC से चलता है।</translation>
    </message>
    <message>
        <source>Tracked</source>
        <translation>ट्रैक किया गया</translation>
    </message>
    <message>
        <source>Redacted</source>
        <translation>रिडैक्टेड</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>हटाया गया</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>निष्क्रिय</translation>
    </message>
    <message>
        <source>Over limit</source>
        <translation>सीमा से ऊपर</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>मैन्युअल</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>वापस लिया गया</translation>
    </message>
    <message>
        <source>Being tracked</source>
        <translation>ट्रैक हो रहा है</translation>
    </message>
    <message>
        <source>Kept here, not signed yet</source>
        <translation>यहाँ सुरक्षित, अभी हस्ताक्षर नहीं हुए</translation>
    </message>
    <message>
        <source>Signed, waits for its upload</source>
        <translation>हस्ताक्षर हो चुके, अपलोड का इंतज़ार</translation>
    </message>
    <message>
        <source>Refused by the server, kept here</source>
        <translation>सर्वर ने नहीं लिया, यहाँ सुरक्षित</translation>
    </message>
    <message>
        <source>Received, with a receipt</source>
        <translation>मिल गया, रसीद के साथ</translation>
    </message>
    <message>
        <source>Pictures taken back.</source>
        <translation>तस्वीरें वापस ली गईं।</translation>
    </message>
    <message>
        <source>Its picture comes at a random moment.</source>
        <translation>इसकी तस्वीर किसी रैंडम पल पर आएगी।</translation>
    </message>
    <message>
        <source>You took all of it back.</source>
        <translation>आपने यह पूरा वापस ले लिया।</translation>
    </message>
    <message>
        <source>Activity unknown</source>
        <translation>गतिविधि अज्ञात</translation>
    </message>
    <message>
        <source>No memo</source>
        <translation>कोई मेमो नहीं</translation>
    </message>
    <message>
        <source>Activity {tenths} of 10</source>
        <translation>गतिविधि 10 में से {tenths}</translation>
    </message>
    <message numerus="yes">
        <source>{count} pictures</source>
        <extracomment>For one: {count} picture</extracomment>
        <translation>
            <numerusform>{count} तस्वीर</numerusform>
            <numerusform>{count} तस्वीरें</numerusform>
        </translation>
    </message>
    <message>
        <source>with a photo</source>
        <translation>फ़ोटो के साथ</translation>
    </message>
    <message>
        <source>{span}, {state}, {minutes}. {memo}. {activity}. {pictures}. {holds}. {upload}.</source>
        <translation>{span}, {state}, {minutes}। {memo}। {activity}। {pictures}। {holds}। {upload}।</translation>
    </message>
    <message>
        <source>{span}, manual time, {minutes}. {memo}. {upload}.</source>
        <translation>{span}, मैन्युअल समय, {minutes}। {memo}। {upload}।</translation>
    </message>
    <message>
        <source>{day}: tracked {tracked}, manual {manual}</source>
        <translation>{day}: ट्रैक किया गया {tracked}, मैन्युअल {manual}</translation>
    </message>
    <message>
        <source>Would this hold?</source>
        <translation>क्या यह टिकेगा?</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>हाँ</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>अभी नहीं</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>कुछ हद तक</translation>
    </message>
    <message>
        <source>No</source>
        <translation>नहीं</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>गिना जाता है</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>बाकी है</translation>
    </message>
    <message>
        <source>Counts in part</source>
        <translation>कुछ हद तक गिना जाता है</translation>
    </message>
    <message>
        <source>Does not count</source>
        <translation>नहीं गिना जाता</translation>
    </message>
    <message numerus="yes">
        <source>Yes. {count} minutes count towards billing.</source>
        <extracomment>For one: Yes. {count} minute counts towards billing.</extracomment>
        <translation>
            <numerusform>हाँ। {count} मिनट बिल में गिना जाता है।</numerusform>
            <numerusform>हाँ। {count} मिनट बिल में गिने जाते हैं।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not yet. Nothing speaks against it; {count} minutes would count.</source>
        <extracomment>For one: Not yet. Nothing speaks against it; {count} minute would count.</extracomment>
        <translation>
            <numerusform>अभी नहीं। इसमें कोई अड़चन नहीं है; {count} मिनट गिना जाएगा।</numerusform>
            <numerusform>अभी नहीं। इसमें कोई अड़चन नहीं है; {count} मिनट गिने जाएँगे।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In part. {count} minutes count towards billing.</source>
        <extracomment>For one: In part. {count} minute counts towards billing.</extracomment>
        <translation>
            <numerusform>कुछ हद तक। {count} मिनट बिल में गिना जाता है।</numerusform>
            <numerusform>कुछ हद तक। {count} मिनट बिल में गिने जाते हैं।</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No, as it stands now.</source>
        <extracomment>For one: No, as it stands now.</extracomment>
        <translation>
            <numerusform>नहीं, अभी की स्थिति में।</numerusform>
            <numerusform>नहीं, अभी की स्थिति में।</numerusform>
        </translation>
    </message>
    <message>
        <source>This contract is no longer known here, so it cannot be told.</source>
        <translation>यह कॉन्ट्रैक्ट यहाँ अब ज्ञात नहीं है, इसलिए बताया नहीं जा सकता।</translation>
    </message>
    <message>
        <source>As far as this device knows: work of other devices and objections are on the server.</source>
        <translation>जितना यह डिवाइस जानता है: दूसरे डिवाइस का काम और आपत्तियाँ सर्वर पर हैं।</translation>
    </message>
    <message>
        <source>You had agreed to what is captured.</source>
        <translation>आपने कैप्चर के लिए सहमति दी थी।</translation>
    </message>
    <message>
        <source>No agreement of yours held when it began.</source>
        <translation>शुरू होते समय आपकी कोई सहमति लागू नहीं थी।</translation>
    </message>
    <message>
        <source>You took all of it back, so nothing of it counts.</source>
        <translation>आपने यह पूरा वापस ले लिया, इसलिए इसका कुछ भी नहीं गिना जाता।</translation>
    </message>
    <message>
        <source>All its minutes are counted already, of a segment before it.</source>
        <translation>इसके सारे मिनट पहले के एक सेगमेंट में गिने जा चुके हैं।</translation>
    </message>
    <message>
        <source>Some of its minutes are counted already, of a segment before it.</source>
        <translation>इसके कुछ मिनट पहले के एक सेगमेंट में गिने जा चुके हैं।</translation>
    </message>
    <message>
        <source>This contract has no weekly limit.</source>
        <translation>इस कॉन्ट्रैक्ट में साप्ताहिक सीमा नहीं है।</translation>
    </message>
    <message>
        <source>It is within the weekly limit.</source>
        <translation>यह साप्ताहिक सीमा के अंदर है।</translation>
    </message>
    <message>
        <source>Some of its minutes are over the weekly limit and are not billed.</source>
        <translation>इसके कुछ मिनट साप्ताहिक सीमा से ऊपर हैं और बिल में नहीं जुड़ते।</translation>
    </message>
    <message>
        <source>It is over the weekly limit and is not billed.</source>
        <translation>यह साप्ताहिक सीमा से ऊपर है और बिल में नहीं जुड़ता।</translation>
    </message>
    <message>
        <source>It has a memo.</source>
        <translation>इसमें मेमो है।</translation>
    </message>
    <message>
        <source>It has no memo, and this contract needs none.</source>
        <translation>इसमें मेमो नहीं है, और इस कॉन्ट्रैक्ट में ज़रूरी नहीं है।</translation>
    </message>
    <message>
        <source>It has no memo, and this contract needs one. Write one.</source>
        <translation>इसमें मेमो नहीं है, और इस कॉन्ट्रैक्ट में ज़रूरी है। एक लिखें।</translation>
    </message>
    <message>
        <source>Its picture is there.</source>
        <translation>इसकी तस्वीर मौजूद है।</translation>
    </message>
    <message>
        <source>This contract takes no pictures.</source>
        <translation>यह कॉन्ट्रैक्ट तस्वीरें नहीं लेता।</translation>
    </message>
    <message>
        <source>It has no picture, for a reason that is foreseen: {reason}.</source>
        <translation>इसकी तस्वीर नहीं है, और कारण मान्य है: {reason}।</translation>
    </message>
    <message>
        <source>It has no picture: {reason}. Your employer can object to that.</source>
        <translation>इसकी तस्वीर नहीं है: {reason}। आपका नियोक्ता इस पर आपत्ति कर सकता है।</translation>
    </message>
    <message>
        <source>You took pictures back; this contract lets the time stay.</source>
        <translation>आपने तस्वीरें वापस लीं; इस कॉन्ट्रैक्ट में समय रहता है।</translation>
    </message>
    <message>
        <source>You took pictures back; this contract does not let the time stay.</source>
        <translation>आपने तस्वीरें वापस लीं; इस कॉन्ट्रैक्ट में समय नहीं रहता।</translation>
    </message>
    <message>
        <source>You blacked out parts of its pictures; this contract lets the time stay.</source>
        <translation>आपने तस्वीरों के हिस्से काले किए; इस कॉन्ट्रैक्ट में समय रहता है।</translation>
    </message>
    <message>
        <source>You blacked out parts of its pictures; this contract does not let the time stay.</source>
        <translation>आपने तस्वीरों के हिस्से काले किए; इस कॉन्ट्रैक्ट में समय नहीं रहता।</translation>
    </message>
    <message>
        <source>There was no input; this contract lets idle time be kept.</source>
        <translation>कोई इनपुट नहीं था; इस कॉन्ट्रैक्ट में निष्क्रिय समय रखा जा सकता है।</translation>
    </message>
    <message>
        <source>There was no input, and this contract does not let idle time be kept.</source>
        <translation>कोई इनपुट नहीं था, और इस कॉन्ट्रैक्ट में निष्क्रिय समय नहीं रखा जा सकता।</translation>
    </message>
    <message>
        <source>The server has it, and its receipt was checked.</source>
        <translation>यह सर्वर के पास है, और उसकी रसीद जाँची जा चुकी है।</translation>
    </message>
    <message>
        <source>It is still being tracked.</source>
        <translation>यह अभी ट्रैक हो रहा है।</translation>
    </message>
    <message>
        <source>It is not signed yet: you can still delete it without a trace.</source>
        <translation>इस पर अभी हस्ताक्षर नहीं हुए हैं: आप इसे अब भी बिना निशान मिटा सकते हैं।</translation>
    </message>
    <message>
        <source>It is signed and waits for the server’s receipt.</source>
        <translation>इस पर हस्ताक्षर हो चुके हैं और सर्वर की रसीद का इंतज़ार है।</translation>
    </message>
    <message>
        <source>The server does not take it. It is kept here.</source>
        <translation>सर्वर इसे नहीं ले रहा है। यह यहाँ सुरक्षित है।</translation>
    </message>
    <message>
        <source>nothing was written down</source>
        <translation>कुछ नहीं लिखा गया</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>विवरण</translation>
    </message>
    <message>
        <source>&amp;Back to the diary</source>
        <translation>डायरी पर वापस (&amp;B)</translation>
    </message>
    <message>
        <source>Choose a segment to see all that is recorded of it.</source>
        <translation>किसी सेगमेंट को चुनें और उसका पूरा रिकॉर्ड देखें।</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments chosen</source>
        <extracomment>For one: {count} segment chosen</extracomment>
        <translation>
            <numerusform>{count} सेगमेंट चुना गया</numerusform>
            <numerusform>{count} सेगमेंट चुने गए</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the picture of monitor {monitor}</source>
        <translation>मॉनिटर {monitor} की तस्वीर दिखाएँ</translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation>फ़ोटो दिखाएँ</translation>
    </message>
    <message>
        <source>Input per minute</source>
        <translation>हर मिनट का इनपुट</translation>
    </message>
    <message>
        <source>Minute</source>
        <translation>मिनट</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>कुंजियाँ</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>क्लिक</translation>
    </message>
    <message>
        <source>Scrolls</source>
        <translation>स्क्रोल</translation>
    </message>
    <message>
        <source>Input could not be counted: {reason}.</source>
        <translation>इनपुट गिना नहीं जा सका: {reason}।</translation>
    </message>
    <message>
        <source>You took the counts back.</source>
        <translation>आपने गिनतियाँ वापस लीं।</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>क्या दर्ज है</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>मेमो</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>समय</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>मिनट</translation>
    </message>
    <message>
        <source>App</source>
        <translation>ऐप</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>शीर्षक</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>डिवाइस</translation>
    </message>
    <message>
        <source>Picture taken</source>
        <translation>तस्वीर ली गई</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>अपलोड</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>रसीद</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>कारण</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>जोड़ा गया</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>अभी कुछ नहीं</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>किसने देखा</translation>
    </message>
    <message>
        <source>Nobody has looked at it yet.</source>
        <translation>इसे अभी किसी ने नहीं देखा है।</translation>
    </message>
    <message>
        <source>Offline: who looked is known on the server. It is asked again when you are back.</source>
        <translation>ऑफ़लाइन: किसने देखा, यह सर्वर जानता है। ऑनलाइन होने पर फिर पूछा जाएगा।</translation>
    </message>
    <message>
        <source>Who looked cannot be told now. {why}</source>
        <translation>किसने देखा, यह अभी नहीं बताया जा सकता। {why}</translation>
    </message>
    <message>
        <source>It is only on this computer: nobody else can have looked.</source>
        <translation>यह सिर्फ़ इस कंप्यूटर पर है: किसी और ने इसे देखा नहीं हो सकता।</translation>
    </message>
    <message>
        <source>{who}, {when}</source>
        <translation>{who}, {when}</translation>
    </message>
    <message>
        <source>Edit &amp;memo…</source>
        <translation>मेमो बदलें (&amp;M)…</translation>
    </message>
    <message>
        <source>&amp;Redact…</source>
        <translation>रिडैक्ट करें (&amp;R)…</translation>
    </message>
    <message>
        <source>Black out re&amp;gions…</source>
        <translation>हिस्से काले करें (&amp;G)…</translation>
    </message>
    <message>
        <source>Ta&amp;ke back…</source>
        <translation>वापस लें (&amp;K)…</translation>
    </message>
    <message numerus="yes">
        <source>Memo of {count} segments</source>
        <extracomment>For one: Memo of {count} segment</extracomment>
        <translation>
            <numerusform>{count} सेगमेंट का मेमो</numerusform>
            <numerusform>{count} सेगमेंट का मेमो</numerusform>
        </translation>
    </message>
    <message>
        <source>They have different memos. What you write replaces each of them.</source>
        <translation>इनके मेमो अलग-अलग हैं। आप जो लिखेंगे, वह हर एक की जगह ले लेगा।</translation>
    </message>
    <message>
        <source>What is signed already keeps its first memo beside the new one, for both sides to see.</source>
        <translation>जिस पर हस्ताक्षर हो चुके हैं, उसमें पहला मेमो नए के साथ रहता है, दोनों पक्ष उसे देखते हैं।</translation>
    </message>
    <message numerus="yes">
        <source>{count} characters left</source>
        <extracomment>For one: {count} character left</extracomment>
        <translation>
            <numerusform>{count} अक्षर बाकी</numerusform>
            <numerusform>{count} अक्षर बाकी</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} characters too many</source>
        <extracomment>For one: {count} character too many</extracomment>
        <translation>
            <numerusform>{count} अक्षर ज़्यादा</numerusform>
            <numerusform>{count} अक्षर ज़्यादा</numerusform>
        </translation>
    </message>
    <message>
        <source>Signs that cannot be seen, and those that turn the direction of writing, are left out.</source>
        <translation>न दिखने वाले और लिखने की दिशा बदलने वाले चिह्न छोड़ दिए जाते हैं।</translation>
    </message>
    <message>
        <source>Nothing is written: the memo is emptied.</source>
        <translation>कुछ नहीं लिखा है: मेमो खाली हो जाएगा।</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments were not changed.</source>
        <extracomment>For one: {count} segment was not changed.</extracomment>
        <translation>
            <numerusform>{count} सेगमेंट नहीं बदला।</numerusform>
            <numerusform>{count} सेगमेंट नहीं बदले।</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>सहेजें (&amp;S)</translation>
    </message>
    <message>
        <source>Redact {span}</source>
        <translation>{span} रिडैक्ट करें</translation>
    </message>
    <message numerus="yes">
        <source>Redact {count} segments</source>
        <extracomment>For one: Redact {count} segment</extracomment>
        <translation>
            <numerusform>{count} सेगमेंट रिडैक्ट करें</numerusform>
            <numerusform>{count} सेगमेंट रिडैक्ट करें</numerusform>
        </translation>
    </message>
    <message>
        <source>What to take back</source>
        <translation>क्या वापस लेना है</translation>
    </message>
    <message>
        <source>Wh&amp;y</source>
        <translation>क्यों (&amp;Y)</translation>
    </message>
    <message>
        <source>&amp;Take it back</source>
        <translation>वापस लें (&amp;T)</translation>
    </message>
    <message>
        <source>Choose at least one thing to take back.</source>
        <translation>वापस लेने के लिए कम से कम एक चीज़ चुनें।</translation>
    </message>
    <message numerus="yes">
        <source>Of {count} segments nothing was taken back.</source>
        <extracomment>For one: Of {count} segment nothing was taken back.</extracomment>
        <translation>
            <numerusform>{count} सेगमेंट से कुछ वापस नहीं लिया गया।</numerusform>
            <numerusform>{count} सेगमेंट से कुछ वापस नहीं लिया गया।</numerusform>
        </translation>
    </message>
    <message>
        <source>The time stays. Where it was uploaded already, the server erases it and keeps that it was there.</source>
        <translation>समय रहता है। जो अपलोड हो चुका है, उसे सर्वर मिटा देता है और यह दर्ज रखता है कि वह था।</translation>
    </message>
    <message>
        <source>This contract does not let the time stay when something is taken back.</source>
        <translation>इस कॉन्ट्रैक्ट में कुछ वापस लेने पर समय नहीं रहता।</translation>
    </message>
    <message>
        <source>It is not uploaded yet: what you take back never leaves this computer.</source>
        <translation>यह अभी अपलोड नहीं हुआ है: आप जो वापस लेते हैं, वह इस कंप्यूटर से कभी बाहर नहीं जाता।</translation>
    </message>
    <message>
        <source>Pictures of the screen</source>
        <translation>स्क्रीन की तस्वीरें</translation>
    </message>
    <message>
        <source>Photo from the webcam</source>
        <translation>वेबकैम से फ़ोटो</translation>
    </message>
    <message>
        <source>App and title</source>
        <translation>ऐप और शीर्षक</translation>
    </message>
    <message>
        <source>Counts of input</source>
        <translation>इनपुट की गिनतियाँ</translation>
    </message>
    <message>
        <source>Signs of how input was made</source>
        <translation>इनपुट कैसे हुआ, इसके संकेत</translation>
    </message>
    <message>
        <source>Picture of monitor {monitor}</source>
        <translation>मॉनिटर {monitor} की तस्वीर</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>निजी</translation>
    </message>
    <message>
        <source>By mistake</source>
        <translation>ग़लती से</translation>
    </message>
    <message>
        <source>Not work</source>
        <translation>काम नहीं</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>दूसरा कारण</translation>
    </message>
    <message>
        <source>Delete {span} with its pictures, counts and minutes?</source>
        <translation>{span} को इसकी तस्वीरों, गिनतियों और मिनटों के साथ मिटाएँ?</translation>
    </message>
    <message numerus="yes">
        <source>Delete {count} segments with their pictures, counts and minutes?</source>
        <extracomment>For one: Delete {count} segment with its pictures, counts and minutes?</extracomment>
        <translation>
            <numerusform>{count} सेगमेंट को इसकी तस्वीरों, गिनतियों और मिनटों के साथ मिटाएँ?</numerusform>
            <numerusform>{count} सेगमेंट को उनकी तस्वीरों, गिनतियों और मिनटों के साथ मिटाएँ?</numerusform>
        </translation>
    </message>
    <message>
        <source>What is not signed yet is deleted at once and never leaves this computer. This cannot be undone.</source>
        <translation>जिस पर हस्ताक्षर नहीं हुए हैं, वह तुरंत मिट जाता है और इस कंप्यूटर से कभी बाहर नहीं जाता। इसे पहले जैसा नहीं किया जा सकता।</translation>
    </message>
    <message>
        <source>What is signed is taken back by a statement that both sides see; its time counts no more. You can undo it for {seconds} seconds, then no more.</source>
        <translation>जिस पर हस्ताक्षर हो चुके हैं, वह एक बयान से वापस लिया जाता है जिसे दोनों पक्ष देखते हैं; उसका समय फिर नहीं गिना जाता। आप इसे {seconds} सेकंड तक पहले जैसा कर सकते हैं, उसके बाद नहीं।</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments are being deleted.</source>
        <extracomment>For one: {count} segment is being deleted.</extracomment>
        <translation>
            <numerusform>{count} सेगमेंट मिटाया जा रहा है।</numerusform>
            <numerusform>{count} सेगमेंट मिटाए जा रहे हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>The manual time is being taken back.</source>
        <translation>मैन्युअल समय वापस लिया जा रहा है।</translation>
    </message>
    <message>
        <source>Take back the manual time {span}?</source>
        <translation>मैन्युअल समय {span} वापस लें?</translation>
    </message>
    <message>
        <source>It counts no more and its reason is erased. You can undo it for {seconds} seconds, then no more.</source>
        <translation>यह फिर नहीं गिना जाएगा और इसका कारण मिटा दिया जाएगा। आप इसे {seconds} सेकंड तक पहले जैसा कर सकते हैं, उसके बाद नहीं।</translation>
    </message>
    <message>
        <source>Add manual time</source>
        <translation>मैन्युअल समय जोड़ें</translation>
    </message>
    <message>
        <source>Time without evidence. It is always shown apart, and your employer decides about it.</source>
        <translation>बिना सबूत का समय। यह हमेशा अलग दिखाया जाता है और इसका फ़ैसला आपका नियोक्ता करता है।</translation>
    </message>
    <message>
        <source>C&amp;ontract</source>
        <translation>कॉन्ट्रैक्ट (&amp;B)</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>दिन (&amp;D)</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>से (&amp;F)</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>तक (&amp;T)</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>कारण (&amp;R)</translation>
    </message>
    <message>
        <source>What you did: a meeting, a call…</source>
        <translation>आपने क्या किया: मीटिंग, कॉल…</translation>
    </message>
    <message>
        <source>None of your contracts allows manual time.</source>
        <translation>आपके किसी कॉन्ट्रैक्ट में मैन्युअल समय की अनुमति नहीं है।</translation>
    </message>
    <message>
        <source>The clocks go forward then: {time} does not exist on this day. Nothing was added.</source>
        <translation>तब घड़ियाँ आगे की जाती हैं: इस दिन {time} होता ही नहीं। कुछ नहीं जोड़ा गया।</translation>
    </message>
    <message>
        <source>The clocks go back then: {time} comes twice on this day, and the first is meant.</source>
        <translation>तब घड़ियाँ पीछे होती हैं: उस दिन {time} दो बार आता है, और पहला माना जाता है।</translation>
    </message>
    <message>
        <source>The end must come after the beginning. 00:00 as the end is midnight; add what comes after it to the next day.</source>
        <translation>अंत आरंभ के बाद होना चाहिए। अंत में 00:00 आधी रात है; उसके बाद का समय अगले दिन में जोड़ें।</translation>
    </message>
    <message>
        <source>{time} in all</source>
        <translation>कुल {time}</translation>
    </message>
    <message>
        <source>It is tracked: {span}.</source>
        <translation>यह ट्रैक हो चुका है: {span}।</translation>
    </message>
    <message>
        <source>It is claimed: {span}.</source>
        <translation>इसका दावा हो चुका है: {span}।</translation>
    </message>
    <message>
        <source>Write a reason: it stands in place of evidence.</source>
        <translation>कारण लिखें: वह सबूत की जगह लेता है।</translation>
    </message>
    <message>
        <source>Export your work diary</source>
        <translation>अपनी वर्क डायरी एक्सपोर्ट करें</translation>
    </message>
    <message>
        <source>A file with everything that was receipted, signed and sealed. Anybody can check it without this computer and without the server.</source>
        <translation>एक फ़ाइल, जिसमें रसीद वाला सब कुछ है, हस्ताक्षर और सील के साथ। इसे कोई भी इस कंप्यूटर और सर्वर के बिना जाँच सकता है।</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>अवधि (&amp;P)</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>सब कुछ</translation>
    </message>
    <message>
        <source>What is shown: {first} to {last} (UTC days)</source>
        <translation>जो दिख रहा है: {first} से {last} (UTC दिन)</translation>
    </message>
    <message>
        <source>With the pictures that are on this computer</source>
        <translation>इस कंप्यूटर पर मौजूद तस्वीरों के साथ</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>फ़ाइल (&amp;F)</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>एक्सपोर्ट करें (&amp;E)</translation>
    </message>
    <message>
        <source>Choose where to write it.</source>
        <translation>चुनें कि इसे कहाँ लिखना है।</translation>
    </message>
    <message>
        <source>There is no contract to export yet.</source>
        <translation>निर्यात के लिए अभी कोई कॉन्ट्रैक्ट नहीं है।</translation>
    </message>
    <message>
        <source>A file of this name is there already. Replace it, or give another name.</source>
        <translation>इस नाम की फ़ाइल पहले से है। उसे बदलें, या दूसरा नाम दें।</translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation>उसे बदलें (&amp;R)</translation>
    </message>
    <message>
        <source>This is a folder. Give the file a name in it.</source>
        <translation>यह फ़ोल्डर है। फ़ाइल को उसके भीतर नाम दें।</translation>
    </message>
    <message>
        <source>There is no folder {folder}. Choose one that is there.</source>
        <translation>फ़ोल्डर {folder} नहीं है। कोई मौजूद फ़ोल्डर चुनें।</translation>
    </message>
    <message>
        <source>Nothing can be written to {folder}: {error}. Choose another folder.</source>
        <translation>{folder} में लिखा नहीं जा सका: {error}। दूसरा फ़ोल्डर चुनें।</translation>
    </message>
    <message>
        <source>There is no room left at {folder}. Free some space, or choose another folder. No file was written.</source>
        <translation>{folder} पर जगह नहीं बची है। जगह ख़ाली करें, या दूसरा फ़ोल्डर चुनें। कोई फ़ाइल नहीं लिखी गई।</translation>
    </message>
    <message>
        <source>Work diary (*.hpb)</source>
        <translation>वर्क डायरी (*.hpb)</translation>
    </message>
    <message>
        <source>{size} written…</source>
        <translation>{size} लिखा गया…</translation>
    </message>
    <message numerus="yes">
        <source>Done: {count} statements in {size}. The file is {file}.</source>
        <extracomment>For one: Done: {count} statement in {size}. The file is {file}.</extracomment>
        <translation>
            <numerusform>पूरा हुआ: {size} में {count} बयान। फ़ाइल: {file}</numerusform>
            <numerusform>पूरा हुआ: {size} में {count} बयान। फ़ाइल: {file}</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} have no receipt yet and are not in it.</source>
        <extracomment>For one: {count} has no receipt yet and is not in it.</extracomment>
        <translation>
            <numerusform>{count} की अभी रसीद नहीं है और वह इसमें नहीं है।</numerusform>
            <numerusform>{count} की अभी रसीद नहीं है और वे इसमें नहीं हैं।</numerusform>
        </translation>
    </message>
    <message>
        <source>With all pictures.</source>
        <translation>सभी तस्वीरों के साथ।</translation>
    </message>
    <message>
        <source>With small pictures; full ones are kept here only until they are delivered.</source>
        <translation>छोटी तस्वीरों के साथ; पूरी तस्वीरें यहाँ सिर्फ़ पहुँचाए जाने तक रहती हैं।</translation>
    </message>
    <message>
        <source>Without pictures.</source>
        <translation>बिना तस्वीरों के।</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>रोका गया। कोई फ़ाइल नहीं लिखी गई।</translation>
    </message>
    <message>
        <source>Nothing has a receipt yet, so there is nothing to export.</source>
        <translation>अभी किसी की रसीद नहीं है, इसलिए एक्सपोर्ट करने को कुछ नहीं है।</translation>
    </message>
    <message>
        <source>Open the fo&amp;lder</source>
        <translation>फ़ोल्डर खोलें (&amp;O)</translation>
    </message>
    <message>
        <source>Check &amp;it</source>
        <translation>इसे जाँचें (&amp;I)</translation>
    </message>
    <message>
        <source>Check an export</source>
        <translation>एक्सपोर्ट जाँचें</translation>
    </message>
    <message>
        <source>Checks signatures, chains, receipts and pictures of a file, offline, by the key of your log.</source>
        <translation>फ़ाइल के हस्ताक्षर, शृंखला, रसीदें और तस्वीरें आपके लॉग की कुंजी से ऑफ़लाइन जाँचता है।</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>जाँचें (&amp;C)</translation>
    </message>
    <message>
        <source>Checking… {percent} %</source>
        <translation>जाँच हो रही है… {percent} %</translation>
    </message>
    <message>
        <source>Stopped before the end: nothing can be said.</source>
        <translation>अंत से पहले रोका गया: कुछ नहीं कहा जा सकता।</translation>
    </message>
    <message>
        <source>&amp;File to check</source>
        <translation>जाँचने की फ़ाइल (&amp;F)</translation>
    </message>
    <message>
        <source>Details for support</source>
        <translation>सहायता टीम के लिए विवरण</translation>
    </message>
    <message>
        <source>It is whole: everything in it holds and nothing is missing.</source>
        <translation>यह पूरी है: इसमें सब कुछ टिकता है और कुछ भी ग़ायब नहीं है।</translation>
    </message>
    <message>
        <source>It does not hold: something in it was changed, or does not belong together.</source>
        <translation>यह नहीं टिकती: इसमें कुछ बदला गया है या कुछ आपस में मेल नहीं खाता।</translation>
    </message>
    <message>
        <source>What is there holds, but something is missing.</source>
        <translation>जो मौजूद है, वह टिकता है, पर कुछ ग़ायब है।</translation>
    </message>
    <message>
        <source>This is not an export of a work diary, or it was cut off.</source>
        <translation>यह वर्क डायरी का एक्सपोर्ट नहीं है, या अधूरा कटा हुआ है।</translation>
    </message>
    <message>
        <source>{tracked} tracked and {manual} manual, in {segments}.</source>
        <translation>{tracked} ट्रैक किया गया और {manual} मैन्युअल, {segments} में।</translation>
    </message>
    <message>
        <source>Choose the file to check.</source>
        <translation>जाँचने के लिए फ़ाइल चुनें।</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file in it.</source>
        <translation>यह फ़ोल्डर है। उसके भीतर फ़ाइल चुनें।</translation>
    </message>
    <message>
        <source>There is no file of this name.</source>
        <translation>इस नाम की कोई फ़ाइल नहीं है।</translation>
    </message>
    <message>
        <source>The file cannot be read: {error}.</source>
        <translation>फ़ाइल पढ़ी नहीं जा सकी: {error}।</translation>
    </message>
    <message>
        <source>Nothing was tracked on this day.</source>
        <translation>इस दिन कुछ ट्रैक नहीं हुआ।</translation>
    </message>
    <message>
        <source>Nothing was tracked in this time.</source>
        <translation>इस समय में कुछ ट्रैक नहीं हुआ।</translation>
    </message>
    <message>
        <source>Nothing is tracked yet today. Press Start in the main window: each part of an hour then appears here as a card, with what was captured and whether it would be billed.</source>
        <translation>आज अभी कुछ ट्रैक नहीं हुआ है। मुख्य विंडो में शुरू करें दबाएँ: फिर घंटे का हर हिस्सा यहाँ एक कार्ड में दिखेगा, उसमें क्या कैप्चर हुआ और क्या वह बिल में जुड़ेगा।</translation>
    </message>
    <message>
        <source>This day is still to come.</source>
        <translation>यह दिन अभी आना है।</translation>
    </message>
    <message>
        <source>You can add time without evidence, if your contract allows it. What another computer tracked is in the diary in the browser.</source>
        <translation>अगर आपका कॉन्ट्रैक्ट अनुमति दे, तो आप बिना सबूत का समय जोड़ सकते हैं। दूसरे कंप्यूटर पर जो ट्रैक हुआ, वह ब्राउज़र की डायरी में है।</translation>
    </message>
    <message>
        <source>Nothing was tracked for {contract} in this time.</source>
        <translation>इस समय में {contract} के लिए कुछ ट्रैक नहीं हुआ।</translation>
    </message>
    <message>
        <source>Choose “All contracts” to see the rest.</source>
        <translation>बाक़ी देखने के लिए “सभी कॉन्ट्रैक्ट” चुनें।</translation>
    </message>
    <message>
        <source>You have no contract now. When you are hired it appears in the main window, and what you track on it appears here.</source>
        <translation>अभी आपके पास कोई कॉन्ट्रैक्ट नहीं है। काम मिलने पर वह मुख्य विंडो में दिखेगा, और उस पर जो ट्रैक करेंगे, वह यहाँ दिखेगा।</translation>
    </message>
    <message>
        <source>Your diary begins when this device is enrolled and you first press Start.</source>
        <translation>आपकी डायरी तब शुरू होती है जब यह डिवाइस रजिस्टर हो और आप पहली बार शुरू करें दबाएँ।</translation>
    </message>
    <message>
        <source>Arrows walk · Enter shows details · F2 memo · Del deletes · Alt+← → days · F1 explains the marks</source>
        <translation>तीर कुंजियों से चलें · Enter विवरण दिखाता है · F2 मेमो · Del मिटाता है · Alt+← → दिन · F1 चिह्न समझाता है</translation>
    </message>
    <message>
        <source>How to read this page</source>
        <translation>यह पेज कैसे पढ़ें</translation>
    </message>
    <message>
        <source>How time counts</source>
        <translation>समय कैसे गिना जाता है</translation>
    </message>
    <message>
        <source>What a card shows</source>
        <translation>कार्ड क्या दिखाता है</translation>
    </message>
    <message>
        <source>How far it has come</source>
        <translation>वह कहाँ तक पहुँचा</translation>
    </message>
    <message>
        <source>The clock was running, and what it recorded was signed on your machine.</source>
        <translation>घड़ी चल रही थी, और जो दर्ज हुआ उस पर आपके कंप्यूटर पर हस्ताक्षर हुए।</translation>
    </message>
    <message>
        <source>You have taken part of it back, or blacked it out. The rest is as it was signed.</source>
        <translation>आपने उसका हिस्सा वापस लिया या काला किया। बाक़ी वैसा ही है जैसा हस्ताक्षरित हुआ।</translation>
    </message>
    <message>
        <source>You have taken all of it back. Only the signed statement, without content, is left.</source>
        <translation>आपने सब वापस लिया। केवल बिना सामग्री का हस्ताक्षरित कथन बचा है।</translation>
    </message>
    <message>
        <source>There was no input, and you kept the time. The memo says what it was.</source>
        <translation>कोई इनपुट नहीं था, और आपने समय रखा। मेमो बताता है कि वह क्या था।</translation>
    </message>
    <message>
        <source>Some of it lies beyond the week’s limit as it is now, and is not billed.</source>
        <translation>कुछ सप्ताह की अभी की सीमा से ऊपर है और बिल में नहीं जुड़ता।</translation>
    </message>
    <message>
        <source>Time without evidence, always beside the sums and never in them.</source>
        <translation>बिना सबूत का समय, हमेशा जोड़ के पास और कभी उसमें नहीं।</translation>
    </message>
    <message>
        <source>It arrived after you had closed the week; the next close counts it.</source>
        <translation>वह आपके सप्ताह बंद करने के बाद पहुँचा; अगला समापन उसे गिनता है।</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>देर से</translation>
    </message>
    <message>
        <source>Small bars</source>
        <translation>छोटी पट्टियाँ</translation>
    </message>
    <message>
        <source>One bar is one minute of keys, clicks and scrolls together, on the same scale every day: a full bar is 250 or more, a thin line is none, a space was not tracked.</source>
        <translation>एक पट्टी कुंजियों, क्लिक और स्क्रॉल का एक मिनट है, हर दिन एक ही पैमाने पर: भरी पट्टी 250 या ज़्यादा है, पतली रेखा कुछ नहीं, ख़ाली जगह ट्रैक नहीं हुई।</translation>
    </message>
    <message>
        <source>That desktop offers no way to count. It does not mean that nothing was done.</source>
        <translation>उस डेस्कटॉप पर गिनने का तरीका नहीं है। इसका मतलब यह नहीं कि कुछ नहीं किया गया।</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>तस्वीर</translation>
    </message>
    <message>
        <source>One of each monitor per segment, at a moment that nobody can foresee. Where there is none, the reason stands in its place.</source>
        <translation>हर सेगमेंट में हर मॉनिटर की एक, ऐसे पल में जिसे कोई पहले से नहीं जान सकता। जहाँ नहीं है, वहाँ कारण लिखा है।</translation>
    </message>
    <message>
        <source>Number on the picture</source>
        <translation>तस्वीर पर संख्या</translation>
    </message>
    <message>
        <source>How many monitors there are pictures of.</source>
        <translation>कितने मॉनिटर की तस्वीरें हैं।</translation>
    </message>
    <message>
        <source>Photo in the corner</source>
        <translation>कोने में फ़ोटो</translation>
    </message>
    <message>
        <source>The webcam’s, taken with the picture.</source>
        <translation>वेबकैम का, तस्वीर के साथ लिया गया।</translation>
    </message>
    <message>
        <source>Band above</source>
        <translation>ऊपर की पट्टी</translation>
    </message>
    <message>
        <source>The memo. It reaches over all segments beside each other that have the same one.</source>
        <translation>मेमो। वह एक ही मेमो वाले सभी पास-पास के सेगमेंट पर फैली है।</translation>
    </message>
    <message>
        <source>Nothing of it has left this computer.</source>
        <translation>इसका कुछ भी इस कंप्यूटर से बाहर नहीं गया।</translation>
    </message>
    <message>
        <source>You can still delete it without a trace.</source>
        <translation>आप उसे अब भी बिना निशान मिटा सकते हैं।</translation>
    </message>
    <message>
        <source>It goes up by itself as soon as the server can be reached.</source>
        <translation>सर्वर तक पहुँच होते ही वह अपने-आप जाता है।</translation>
    </message>
    <message>
        <source>Problems says what is in the way.</source>
        <translation>क्या अड़चन है, यह समस्याएँ में लिखा है।</translation>
    </message>
    <message>
        <source>The server has shown that it holds it.</source>
        <translation>सर्वर ने दिखाया कि वह उसके पास है।</translation>
    </message>
    <message>
        <source>Its time would be billed.</source>
        <translation>उसका समय बिल में जुड़ेगा।</translation>
    </message>
    <message>
        <source>Nothing speaks against it, but it is not finished or not received yet.</source>
        <translation>उसके ख़िलाफ़ कुछ नहीं, पर वह अभी पूरा या प्राप्त नहीं हुआ।</translation>
    </message>
    <message>
        <source>Some of its minutes would be billed.</source>
        <translation>उसके कुछ मिनट बिल में जुड़ेंगे।</translation>
    </message>
    <message>
        <source>It would not be billed as it stands: its details say why and what helps.</source>
        <translation>जैसा है, वह बिल में नहीं जुड़ेगा: विवरण बताता है कि क्यों और क्या मदद करेगा।</translation>
    </message>
</context>
</TS>
