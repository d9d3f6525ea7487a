<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="uk" sourcelanguage="en">
<context>
    <name>Hourproof</name>
    <message>
        <source>Hourproof had ended unexpectedly. Your time up to then is kept, and the clock runs on.</source>
        <translation>Hourproof несподівано завершився. Ваш час до цієї миті збережено, облік триває.</translation>
    </message>
    <message>
        <source>Hourproof had ended unexpectedly. Your time up to then is kept. You are clocked out.</source>
        <translation>Hourproof несподівано завершився. Ваш час до цієї миті збережено. Облік зупинено.</translation>
    </message>
    <message>
        <source>The computer slept, so you were clocked out at the moment it fell asleep.</source>
        <translation>Комп’ютер засинав, тож облік зупинено тієї миті, коли він заснув.</translation>
    </message>
    <message>
        <source>The clock of this computer jumped. Time was tracked up to the last good moment.</source>
        <translation>Годинник цього комп’ютера перескочив. Час обліковано до останньої надійної миті.</translation>
    </message>
    <message>
        <source>No input for {away}: that time was dropped, and nothing was tracked until you were back.</source>
        <translation>{away} без введення: цей час відкинуто, і до вашого повернення нічого не обліковано.</translation>
    </message>
    <message>
        <source>{away} without input were kept, marked as idle.</source>
        <translation>Збережено {away} без введення з позначкою «неактивний».</translation>
    </message>
    <message>
        <source>You were away, so you are clocked out. Press Start when you go on.</source>
        <translation>Вас не було, тож облік зупинено. Натисніть «Почати», коли продовжите.</translation>
    </message>
    <message>
        <source>You logged out, so you were clocked out at that moment.</source>
        <translation>Ви вийшли із системи, тож тієї миті облік зупинено.</translation>
    </message>
    <message>
        <source>This computer has been in use for {away}, and you are not clocked in. Only you see this.</source>
        <translation>Комп’ютер працює вже {away}, а облік не йде. Це бачите лише ви.</translation>
    </message>
    <message>
        <source>You have been tracking for {away}.</source>
        <translation>Облік триває вже {away}.</translation>
    </message>
    <message>
        <source>You have used 90 % of this week’s limit.</source>
        <translation>Ви використали 90 % ліміту цього тижня.</translation>
    </message>
    <message>
        <source>This week’s limit is reached. Time from now on is marked over limit and not billed.</source>
        <translation>Ліміт цього тижня вичерпано. Відтепер час позначається «понад ліміт» і не оплачується.</translation>
    </message>
    <message>
        <source>A segment was deleted with its pictures, counts and minutes. It was never uploaded.</source>
        <translation>Сегмент видалено разом зі знімками, лічильниками та хвилинами. Його не надсилали.</translation>
    </message>
    <message>
        <source>A new device was added to your account: {name}. If that was not you, end it under Settings, Devices, and tell your employer.</source>
        <translation>До вашого облікового запису додано новий пристрій: {name}. Якщо це були не ви, припиніть його в розділі «Налаштування», «Пристрої» і скажіть замовнику.</translation>
    </message>
    <message>
        <source>The segment was deleted with its pictures, counts and minutes. It was never uploaded. Nothing more is tracked until {time}.</source>
        <translation>Сегмент видалено разом зі знімками, лічильниками та хвилинами. Його не надсилали. До {time} більше нічого не обліковується.</translation>
    </message>
    <message>
        <source>the screen was locked</source>
        <translation>екран було заблоковано</translation>
    </message>
    <message>
        <source>the system did not permit it</source>
        <translation>система цього не дозволила</translation>
    </message>
    <message>
        <source>the desktop refused it</source>
        <translation>стільниця відмовила</translation>
    </message>
    <message>
        <source>taking it failed</source>
        <translation>зняти не вдалося</translation>
    </message>
    <message>
        <source>an excluded app was in front</source>
        <translation>на передньому плані була виключена програма</translation>
    </message>
    <message>
        <source>this contract takes none</source>
        <translation>цей контракт їх не робить</translation>
    </message>
    <message>
        <source>the clock stopped before its moment</source>
        <translation>облік зупинився раніше, ніж настала його мить</translation>
    </message>
    <message>
        <source>its moment lay in time away</source>
        <translation>його мить припала на час, коли вас не було</translation>
    </message>
    <message>
        <source>this desktop does not offer it</source>
        <translation>ця стільниця такого не вміє</translation>
    </message>
    <message>
        <source>the app was interrupted</source>
        <translation>роботу програми було перервано</translation>
    </message>
    <message>
        <source>there is no camera</source>
        <translation>камери немає</translation>
    </message>
    <message>
        <source>another program has the camera</source>
        <translation>камеру зайняла інша програма</translation>
    </message>
    <message>
        <source>the camera failed</source>
        <translation>камера не спрацювала</translation>
    </message>
    <message>
        <source>you have not agreed to it</source>
        <translation>ви на це не погодилися</translation>
    </message>
    <message>
        <source>what waits to be uploaded fills its share of the disk</source>
        <translation>те, що чекає на надсилання, зайняло всю свою частку диска</translation>
    </message>
    <message>
        <source>you kept this time as idle</source>
        <translation>ви залишили цей час як неактивний</translation>
    </message>
    <message>
        <source>the screen was off, or its screensaver was on</source>
        <translation>екран було вимкнено або працювала заставка</translation>
    </message>
    <message>
        <source>Not enrolled. Nothing is captured.</source>
        <translation>Пристрій не зареєстровано. Нічого не фіксується.</translation>
    </message>
    <message>
        <source>Choose a contract. Nothing is captured.</source>
        <translation>Виберіть контракт. Нічого не фіксується.</translation>
    </message>
    <message>
        <source>Clocked out. Nothing is captured.</source>
        <translation>Облік зупинено. Нічого не фіксується.</translation>
    </message>
    <message>
        <source>Your agreement is needed. Nothing is captured.</source>
        <translation>Потрібна ваша згода. Нічого не фіксується.</translation>
    </message>
    <message>
        <source>Clocked in</source>
        <translation>Облік іде</translation>
    </message>
    <message>
        <source>Writing everything down…</source>
        <translation>Усе записується…</translation>
    </message>
    <message>
        <source>Paused by you. It goes on when you say so.</source>
        <translation>Ви поставили на паузу. Облік піде далі, коли ви скажете.</translation>
    </message>
    <message>
        <source>No contract yet. Nothing is captured.</source>
        <translation>Контракту ще немає. Нічого не фіксується.</translation>
    </message>
    <message>
        <source>Clocked in. Your time is tracked.</source>
        <translation>Облік іде. Ваш час обліковується.</translation>
    </message>
    <message>
        <source>Paused while you are away. It goes on when you are back.</source>
        <translation>Пауза, поки вас немає. Облік піде далі, коли ви повернетеся.</translation>
    </message>
    <message>
        <source>Paused while the screen is locked.</source>
        <translation>Пауза, поки екран заблоковано.</translation>
    </message>
    <message>
        <source>Paused. It goes on when you use the computer.</source>
        <translation>Пауза. Облік піде далі, коли ви скористаєтеся комп’ютером.</translation>
    </message>
    <message>
        <source>Paused. It goes on by itself at {time}.</source>
        <translation>Пауза. Облік сам піде далі о {time}.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>П&amp;родовжити</translation>
    </message>
    <message>
        <source>P&amp;ause for</source>
        <translation>П&amp;ауза на</translation>
    </message>
    <message>
        <source>Until I go on</source>
        <translation>Поки не продовжу</translation>
    </message>
    <message numerus="yes">
        <source>Everything is delivered.</source>
        <extracomment>For one: Everything is delivered.</extracomment>
        <translation>
            <numerusform>Усе доставлено.</numerusform>
            <numerusform>Усе доставлено.</numerusform>
            <numerusform>Усе доставлено.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} segments wait for their upload.</source>
        <extracomment>For one: {count} segment waits for its upload.</extracomment>
        <translation>
            <numerusform>{count} сегмент чекає на надсилання.</numerusform>
            <numerusform>{count} сегменти чекають на надсилання.</numerusform>
            <numerusform>{count} сегментів чекають на надсилання.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uploading {count} segments…</source>
        <extracomment>For one: Uploading {count} segment…</extracomment>
        <translation>
            <numerusform>Надсилається {count} сегмент…</numerusform>
            <numerusform>Надсилаються {count} сегменти…</numerusform>
            <numerusform>Надсилаються {count} сегментів…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline. {count} segments are kept here and go up when you are back.</source>
        <extracomment>For one: Offline. {count} segment is kept here and goes up when you are back.</extracomment>
        <translation>
            <numerusform>Немає мережі. {count} сегмент зберігається тут і надійде на сервер, щойно з’явиться зв’язок.</numerusform>
            <numerusform>Немає мережі. {count} сегменти зберігаються тут і надійдуть на сервер, щойно з’явиться зв’язок.</numerusform>
            <numerusform>Немає мережі. {count} сегментів зберігаються тут і надійдуть на сервер, щойно з’явиться зв’язок.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server refused a segment. {count} are kept here.</source>
        <extracomment>For one: The server refused a segment. {count} is kept here.</extracomment>
        <translation>
            <numerusform>Сервер не прийняв сегмент. Тут зберігається {count}.</numerusform>
            <numerusform>Сервер не прийняв сегмент. Тут зберігаються {count}.</numerusform>
            <numerusform>Сервер не прийняв сегмент. Тут зберігаються {count}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uploading has stopped: a receipt does not check out. Everything is kept.</source>
        <extracomment>For one: Uploading has stopped: a receipt does not check out. Everything is kept.</extracomment>
        <translation>
            <numerusform>Надсилання зупинено: квитанція не пройшла перевірки. Усе збережено.</numerusform>
            <numerusform>Надсилання зупинено: квитанція не пройшла перевірки. Усе збережено.</numerusform>
            <numerusform>Надсилання зупинено: квитанція не пройшла перевірки. Усе збережено.</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline. Nothing waits; you can go on working.</source>
        <translation>Немає мережі. Ніщо не чекає; можна працювати далі.</translation>
    </message>
    <message>
        <source>Nothing to deliver yet.</source>
        <translation>Доставляти ще нічого.</translation>
    </message>
    <message>
        <source>Last receipt at {time}.</source>
        <translation>Остання квитанція о {time}.</translation>
    </message>
    <message>
        <source>Hourproof</source>
        <translation>Hourproof</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Почати</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Зупинити</translation>
    </message>
    <message>
        <source>&amp;Read and agree…</source>
        <translation>П&amp;рочитати й погодитися…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Зупиняється…</translation>
    </message>
    <message>
        <source>&amp;Contract</source>
        <translation>&amp;Контракт</translation>
    </message>
    <message>
        <source>Choose a contract</source>
        <translation>Виберіть контракт</translation>
    </message>
    <message>
        <source>Seen by you and {employer}.</source>
        <translation>Бачите ви та {employer}.</translation>
    </message>
    <message>
        <source>&amp;Memo</source>
        <translation>&amp;Нотатка</translation>
    </message>
    <message>
        <source>What are you working on?</source>
        <translation>Над чим ви працюєте?</translation>
    </message>
    <message>
        <source>This session</source>
        <translation>Цей сеанс</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Сьогодні</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Цей тиждень</translation>
    </message>
    <message>
        <source>of {limit}</source>
        <translation>з {limit}</translation>
    </message>
    <message>
        <source>{left} left this week</source>
        <translation>Залишок на тиждень: {left}</translation>
    </message>
    <message>
        <source>{over} over the limit</source>
        <translation>{over} понад ліміт</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>без ліміту</translation>
    </message>
    <message numerus="yes">
        <source>{count} minutes</source>
        <extracomment>For one: {count} minute</extracomment>
        <translation>
            <numerusform>{count} хвилину</numerusform>
            <numerusform>{count} хвилини</numerusform>
            <numerusform>{count} хвилин</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} hours</source>
        <extracomment>For one: {count} hour</extracomment>
        <translation>
            <numerusform>{count} годину</numerusform>
            <numerusform>{count} години</numerusform>
            <numerusform>{count} годин</numerusform>
        </translation>
    </message>
    <message>
        <source>No contract yet</source>
        <translation>Контракту ще немає</translation>
    </message>
    <message>
        <source>Your contracts appear here as soon as {organization} adds you to one. You will see exactly what it captures before anything starts.</source>
        <translation>Контракти з’являться тут, щойно {organization} вас до них додасть. Перш ніж щось почнеться, ви побачите, що саме фіксує контракт.</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>Пере&amp;вірити ще раз</translation>
    </message>
    <message>
        <source>Nothing is captured while you are clocked out.</source>
        <translation>Поки облік зупинено, нічого не фіксується.</translation>
    </message>
    <message>
        <source>Last capture</source>
        <translation>Останній знімок</translation>
    </message>
    <message>
        <source>Captured at {time}</source>
        <translation>Знято о {time}</translation>
    </message>
    <message>
        <source>Captured at {time}, {age}</source>
        <translation>Знято о {time}, {age}</translation>
    </message>
    <message>
        <source>No picture: {reason}.</source>
        <translation>Знімка немає: {reason}.</translation>
    </message>
    <message>
        <source>No photo: {reason}.</source>
        <translation>Фото немає: {reason}.</translation>
    </message>
    <message>
        <source>Remove &amp;photo</source>
        <translation>Прибрати &amp;фото</translation>
    </message>
    <message>
        <source>Kept in {left}, unless you delete it.</source>
        <translation>Збережеться через {left}, якщо не видалите.</translation>
    </message>
    <message>
        <source>Kept. It goes up with its segment.</source>
        <translation>Збережено. Надійде на сервер разом із сегментом.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Збережено.</translation>
    </message>
    <message>
        <source>Deleted, with its minutes.</source>
        <translation>Видалено разом із хвилинами.</translation>
    </message>
    <message>
        <source>Your screen is captured once at a random moment in each {minutes} while the clock runs.</source>
        <translation>Поки йде облік, екран знімається один раз на кожні {minutes}, у випадкову мить.</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>Зали&amp;шити</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Видалити…</translation>
    </message>
    <message>
        <source>Delete this segment, {span}, with its pictures, counts and minutes?</source>
        <translation>Видалити цей сегмент, {span}, разом зі знімками, лічильниками та хвилинами?</translation>
    </message>
    <message>
        <source>{start}–{end}</source>
        <translation>{start}–{end}</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Видалити</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>Наза&amp;д</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>Показати знімок</translation>
    </message>
    <message>
        <source>Picture {index} of {count}</source>
        <translation>Знімок {index} з {count}</translation>
    </message>
    <message>
        <source>The picture is no longer on this computer.</source>
        <translation>Знімка вже немає на цьому комп’ютері.</translation>
    </message>
    <message>
        <source>Esc closes · ← → pictures</source>
        <translation>Esc — закрити · ← → знімки</translation>
    </message>
    <message>
        <source>Capture preview</source>
        <translation>Перегляд знімка</translation>
    </message>
    <message numerus="yes">
        <source>Deleted in {count} seconds.</source>
        <extracomment>For one: Deleted in {count} second.</extracomment>
        <translation>
            <numerusform>Видалиться через {count} секунду.</numerusform>
            <numerusform>Видалиться через {count} секунди.</numerusform>
            <numerusform>Видалиться через {count} секунд.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>Поверну&amp;ти</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>щойно</translation>
    </message>
    <message numerus="yes">
        <source>{count} min ago</source>
        <extracomment>For one: {count} min ago</extracomment>
        <translation>
            <numerusform>{count} хв тому</numerusform>
            <numerusform>{count} хв тому</numerusform>
            <numerusform>{count} хв тому</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} h ago</source>
        <extracomment>For one: {count} h ago</extracomment>
        <translation>
            <numerusform>{count} год тому</numerusform>
            <numerusform>{count} год тому</numerusform>
            <numerusform>{count} год тому</numerusform>
        </translation>
    </message>
    <message>
        <source>No input for {minutes}</source>
        <translation>{minutes} без введення</translation>
    </message>
    <message>
        <source>{span}. Keep it if you were working, with a word on what it was: it is marked as idle. Without an answer it is dropped at {time}.</source>
        <translation>{span}. Якщо ви працювали, залиште цей час і коротко напишіть, що це було: він матиме позначку «неактивний». Без відповіді його буде відкинуто о {time}.</translation>
    </message>
    <message>
        <source>{span}. This contract does not let idle time be kept: it was dropped.</source>
        <translation>{span}. Цей контракт не дозволяє залишати неактивний час: його відкинуто.</translation>
    </message>
    <message>
        <source>What it was: reading, a call…</source>
        <translation>Що це було: читання, дзвінок…</translation>
    </message>
    <message>
        <source>Kee&amp;p as idle</source>
        <translation>Залишити &amp;як неактивний</translation>
    </message>
    <message>
        <source>D&amp;rop it</source>
        <translation>Відкин&amp;ути</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;Гаразд</translation>
    </message>
    <message>
        <source>Drop and clock o&amp;ut</source>
        <translation>Відкинути й зу&amp;пинити облік</translation>
    </message>
    <message>
        <source>Enrol this device</source>
        <translation>Реєстрація пристрою</translation>
    </message>
    <message>
        <source>Your employer gives you the server’s address and a one-time code. This computer then makes its own key; no password is needed. Nothing is captured before you agree to it.</source>
        <translation>Замовник дає вам адресу сервера та одноразовий код. Потім цей комп’ютер створює власний ключ; пароль не потрібен. Доки ви не погодитеся, нічого не фіксується.</translation>
    </message>
    <message>
        <source>Server &amp;address</source>
        <translation>&amp;Адреса сервера</translation>
    </message>
    <message>
        <source>One-time &amp;code</source>
        <translation>Одноразовий &amp;код</translation>
    </message>
    <message>
        <source>&amp;Name of this device</source>
        <translation>&amp;Назва цього пристрою</translation>
    </message>
    <message>
        <source>&amp;Enrol</source>
        <translation>&amp;Зареєструвати</translation>
    </message>
    <message>
        <source>Making a key and enrolling…</source>
        <translation>Створюється ключ, пристрій реєструється…</translation>
    </message>
    <message>
        <source>Enter the address your employer gave you.</source>
        <translation>Введіть адресу, яку дав замовник.</translation>
    </message>
    <message>
        <source>Enter the one-time code.</source>
        <translation>Введіть одноразовий код.</translation>
    </message>
    <message>
        <source>Give this device a name, so that you can tell it from others.</source>
        <translation>Назвіть цей пристрій, щоб відрізняти його від інших.</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Меню</translation>
    </message>
    <message>
        <source>Sho&amp;w Hourproof</source>
        <translation>Ві&amp;дкрити Hourproof</translation>
    </message>
    <message>
        <source>Switch con&amp;tract</source>
        <translation>Змінити &amp;контракт</translation>
    </message>
    <message>
        <source>&amp;Memo…</source>
        <translation>&amp;Нотатка…</translation>
    </message>
    <message>
        <source>&amp;Diary…</source>
        <translation>&amp;Щоденник…</translation>
    </message>
    <message>
        <source>What is &amp;captured…</source>
        <translation>Що &amp;фіксується…</translation>
    </message>
    <message>
        <source>&amp;Problems…</source>
        <translation>Про&amp;блеми…</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>На&amp;лаштування…</translation>
    </message>
    <message>
        <source>&amp;Upload now</source>
        <translation>Над&amp;іслати зараз</translation>
    </message>
    <message>
        <source>&amp;Fetch contracts again</source>
        <translation>&amp;Оновити контракти</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Вийти</translation>
    </message>
    <message>
        <source>Clock out and quit?</source>
        <translation>Зупинити облік і вийти?</translation>
    </message>
    <message>
        <source>You are clocked in. Your time up to now is kept and delivered at the next start.</source>
        <translation>Облік іде. Ваш час до цієї миті збережено, його буде доставлено після наступного запуску.</translation>
    </message>
    <message>
        <source>Clock &amp;out and quit</source>
        <translation>&amp;Зупинити й вийти</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Працювати далі</translation>
    </message>
    <message>
        <source>This desktop has no tray: closed, this window stays in the task bar. Quit by the menu above.</source>
        <translation>На цій стільниці немає лотка: закрите вікно лишається на панелі завдань. Вийти можна через меню вгорі.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Гаразд</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Закрити</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Проблеми</translation>
    </message>
    <message>
        <source>Nothing is wrong.</source>
        <translation>Усе гаразд.</translation>
    </message>
    <message>
        <source>Since {since}.</source>
        <translation>З {since}.</translation>
    </message>
    <message>
        <source>From {since} to {until}; over now.</source>
        <translation>З {since} до {until}; уже минуло.</translation>
    </message>
    <message numerus="yes">
        <source>{title}, and {count} more.</source>
        <extracomment>For one: {title}, and {count} more.</extracomment>
        <translation>
            <numerusform>{title} і ще {count}.</numerusform>
            <numerusform>{title} і ще {count}.</numerusform>
            <numerusform>{title} і ще {count}.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>Про&amp;блеми</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>Копіювати &amp;діагностику</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Скопійовано</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Діагностика</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>&amp;Спробувати ще раз</translation>
    </message>
    <message>
        <source>What is captured on {contract}</source>
        <translation>Що фіксується: {contract}</translation>
    </message>
    <message>
        <source>{employer} asks for the following while your clock runs on this contract. Nothing is captured before you agree, and never while you are clocked out.</source>
        <translation>{employer} просить про таке, поки йде облік за цим контрактом. Доки ви не погодитеся, нічого не фіксується; коли облік зупинено — ніколи.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Що</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Коли</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>Хто бачить</translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>Скільки зберігається</translation>
    </message>
    <message>
        <source>Never captured</source>
        <translation>Ніколи не фіксується</translation>
    </message>
    <message>
        <source>A picture of each screen</source>
        <translation>Знімок кожного екрана</translation>
    </message>
    <message>
        <source>Once in each {minutes}, at a random moment while the clock runs.{blur} {review}</source>
        <translation>Один раз на кожні {minutes}, у випадкову мить, поки йде облік.{blur} {review}</translation>
    </message>
    <message>
        <source>A picture of the screen with the window in front</source>
        <translation>Знімок екрана, на якому вікно переднього плану</translation>
    </message>
    <message>
        <source> Blurred by {pixels} before it is stored.</source>
        <translation> Перед збереженням розмивається на {pixels}.</translation>
    </message>
    <message numerus="yes">
        <source>{count} pixels</source>
        <extracomment>For one: {count} pixel</extracomment>
        <translation>
            <numerusform>{count} піксель</numerusform>
            <numerusform>{count} пікселі</numerusform>
            <numerusform>{count} пікселів</numerusform>
        </translation>
    </message>
    <message>
        <source>How much of the input programs made</source>
        <translation>Скільки введення зробили програми</translation>
    </message>
    <message>
        <source>Per minute while the clock runs, and whether a keyboard or mouse saw any input.</source>
        <translation>Щохвилини, поки йде облік, а також чи було введення з клавіатури або миші.</translation>
    </message>
    <message numerus="yes">
        <source>You see it first and can delete it for {count} seconds.</source>
        <extracomment>For one: You see it first and can delete it for {count} second.</extracomment>
        <translation>
            <numerusform>Першими його бачите ви й можете видалити протягом {count} секунди.</numerusform>
            <numerusform>Першими його бачите ви й можете видалити протягом {count} секунд.</numerusform>
            <numerusform>Першими його бачите ви й можете видалити протягом {count} секунд.</numerusform>
        </translation>
    </message>
    <message>
        <source>You can delete it until its segment is uploaded.</source>
        <translation>Ви можете видалити його, доки сегмент не надіслано.</translation>
    </message>
    <message>
        <source>A photo from the webcam</source>
        <translation>Фото з вебкамери</translation>
    </message>
    <message>
        <source>With each picture of the screen. Your diary lets you delete it alone.</source>
        <translation>Разом із кожним знімком екрана. У щоденнику фото можна видалити окремо.</translation>
    </message>
    <message>
        <source>How many key presses, clicks and scrolls</source>
        <translation>Скільки натискань клавіш, клацань і прокручувань</translation>
    </message>
    <message>
        <source>Per minute while the clock runs. Numbers only, never which keys.</source>
        <translation>Щохвилини, поки йде облік. Лише числа, ніколи — які саме клавіші.</translation>
    </message>
    <message>
        <source>The app in front</source>
        <translation>Програма на передньому плані</translation>
    </message>
    <message>
        <source>At the moment of the picture: its name, not its title.</source>
        <translation>У мить знімка: назва програми, без заголовка вікна.</translation>
    </message>
    <message>
        <source>The app in front and its title</source>
        <translation>Програма на передньому плані та заголовок її вікна</translation>
    </message>
    <message>
        <source>At the moment of the picture.</source>
        <translation>У мить знімка.</translation>
    </message>
    <message>
        <source>Your memo</source>
        <translation>Ваша нотатка</translation>
    </message>
    <message>
        <source>As you write it, for the time you are clocked in.</source>
        <translation>Так, як ви її написали, на час, поки йде облік.</translation>
    </message>
    <message>
        <source>When you clock in and out, on which device, system and monitors</source>
        <translation>Коли ви починаєте й зупиняєте облік, на якому пристрої, у якій системі та з якими моніторами</translation>
    </message>
    <message>
        <source>While the clock runs. {idle}</source>
        <translation>Поки йде облік. {idle}</translation>
    </message>
    <message>
        <source>After {minutes} without input the time away is dropped, with what it held.</source>
        <translation>Через {minutes} без введення час вашої відсутності відкидається з усім, що в ньому було.</translation>
    </message>
    <message>
        <source>After {minutes} without input the time away is dropped, unless you say what it was and keep it, marked as idle.</source>
        <translation>Через {minutes} без введення час вашої відсутності відкидається, якщо ви не напишете, що це було, і не залишите його з позначкою «неактивний».</translation>
    </message>
    <message>
        <source>Time without input counts too; stop the clock when you leave.</source>
        <translation>Час без введення теж зараховується; коли йдете, зупиняйте облік.</translation>
    </message>
    <message>
        <source>You, those at {employer} who review this contract, and whoever runs the server.</source>
        <translation>Ви, ті, хто перевіряє цей контракт ({employer}), і ті, хто утримує сервер.</translation>
    </message>
    <message numerus="yes">
        <source>{count} days, then erased on the server. Your own copies stay on this computer.</source>
        <extracomment>For one: {count} day, then erased on the server. Your own copies stay on this computer.</extracomment>
        <translation>
            <numerusform>{count} день, потім стирається на сервері. Ваші копії лишаються на цьому комп’ютері.</numerusform>
            <numerusform>{count} дні, потім стирається на сервері. Ваші копії лишаються на цьому комп’ютері.</numerusform>
            <numerusform>{count} днів, потім стирається на сервері. Ваші копії лишаються на цьому комп’ютері.</numerusform>
        </translation>
    </message>
    <message>
        <source>For good: the record of times is never cut.</source>
        <translation>Назавжди: запис часу ніколи не обрізається.</translation>
    </message>
    <message>
        <source>which keys you press, and what you copy</source>
        <translation>які клавіші ви натискаєте і що копіюєте</translation>
    </message>
    <message>
        <source>sound and video</source>
        <translation>звук і відео</translation>
    </message>
    <message>
        <source>the files on your disk, and the history of your browser</source>
        <translation>файли на вашому диску та історія браузера</translation>
    </message>
    <message>
        <source>anything while you are clocked out</source>
        <translation>будь-що, коли облік зупинено</translation>
    </message>
    <message>
        <source>anything started from afar: nobody but the clock can trigger a capture</source>
        <translation>будь-що, запущене здалеку: ніхто й ніщо, крім обліку, не може зробити знімок</translation>
    </message>
    <message>
        <source>photos from the webcam</source>
        <translation>фото з вебкамери</translation>
    </message>
    <message>
        <source>whether your input came from your hands or from a program</source>
        <translation>чи введення зроблене вашими руками, чи програмою</translation>
    </message>
    <message>
        <source>pictures of your screen</source>
        <translation>знімки вашого екрана</translation>
    </message>
    <message>
        <source>which app is in front</source>
        <translation>яка програма на передньому плані</translation>
    </message>
    <message>
        <source>I &amp;agree</source>
        <translation>&amp;Погоджуюся</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>Від&amp;мовитися</translation>
    </message>
    <message>
        <source>You agreed to this version on this device.</source>
        <translation>Ви погодилися на цю версію на цьому пристрої.</translation>
    </message>
    <message>
        <source>If you decline, nothing is captured and the clock does not start on this contract.</source>
        <translation>Якщо ви відмовитеся, нічого не фіксується й облік за цим контрактом не почнеться.</translation>
    </message>
    <message>
        <source>Hourproof cannot start</source>
        <translation>Hourproof не може запуститися</translation>
    </message>
    <message>
        <source>Something went wrong in Hourproof itself</source>
        <translation>Щось пішло не так у самому Hourproof</translation>
    </message>
    <message>
        <source>This is our mistake. What was tracked is kept. Copy the diagnostics for support.</source>
        <translation>Це наша помилка. Облікований час збережено. Скопіюйте діагностику для служби підтримки.</translation>
    </message>
    <message>
        <source>&amp;Save the evidence…</source>
        <translation>Зберегти &amp;підтвердження…</translation>
    </message>
    <message>
        <source>&amp;Enrol this device anew…</source>
        <translation>Зареєструвати &amp;цей пристрій знову…</translation>
    </message>
    <message>
        <source>Enrol this device anew?</source>
        <translation>Зареєструвати цей пристрій знову?</translation>
    </message>
    <message>
        <source>You need a new code from your employer, or a sign-in. Everything that this device has now, also what is not uploaded yet, is moved unchanged into a folder beside its data and is not sent any more. Save the evidence first. Hourproof then starts over with its first page.</source>
        <translation>Потрібен новий код від замовника або вхід. Усе, що цей пристрій має зараз, також ще не надіслане, без змін переноситься в теку поруч із його даними й більше не надсилається. Спершу збережіть підтвердження. Потім Hourproof починає знову з першої сторінки.</translation>
    </message>
    <message>
        <source>&amp;Set aside and enrol anew</source>
        <translation>&amp;Відкласти й зареєструвати знову</translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation>&amp;Лишити як є</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>Крок {step} з {steps}</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Далі</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>Пі&amp;зніше</translation>
    </message>
    <message>
        <source>Sign in with the account your employer invited you with. It happens in your browser: no password is typed here. This computer makes its own key. Nothing is captured before you agree to it.</source>
        <translation>Увійдіть з обліковим записом, на який вас запросив замовник. Це відбувається в браузері: пароль тут не вводиться. Комп’ютер створює власний ключ. Доки ви не погодитеся, нічого не фіксується.</translation>
    </message>
    <message>
        <source>&amp;Sign in through the browser</source>
        <translation>&amp;Увійти через браузер</translation>
    </message>
    <message>
        <source>Use a one-time &amp;code instead</source>
        <translation>Натомість одноразовий &amp;код</translation>
    </message>
    <message>
        <source>Sign in through the &amp;browser instead</source>
        <translation>Натомість через &amp;браузер</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Запит до сервера…</translation>
    </message>
    <message>
        <source>Confirm in your browser</source>
        <translation>Підтвердьте в браузері</translation>
    </message>
    <message>
        <source>Your browser opens a page of {server}. Sign in there and confirm that it shows this code:</source>
        <translation>Браузер відкриває сторінку сервера {server}. Увійдіть там і підтвердьте, що на ній такий код:</translation>
    </message>
    <message>
        <source>No page? Open {url} on any device and type the code.</source>
        <translation>Сторінки немає? Відкрийте {url} на будь-якому пристрої та введіть код.</translation>
    </message>
    <message>
        <source>Waiting for you. The code is good until {time}.</source>
        <translation>Чекаємо на вас. Код чинний до {time}.</translation>
    </message>
    <message>
        <source>The server cannot be reached just now. Hourproof goes on asking until {time}.</source>
        <translation>Зараз сервер недоступний. Hourproof питатиме далі до {time}.</translation>
    </message>
    <message>
        <source>Code to confirm</source>
        <translation>Код для підтвердження</translation>
    </message>
    <message>
        <source>&amp;Open the browser again</source>
        <translation>&amp;Відкрити браузер ще раз</translation>
    </message>
    <message>
        <source>The browser could not be opened. Open the address by hand.</source>
        <translation>Не вдалося відкрити браузер. Відкрийте адресу самостійно.</translation>
    </message>
    <message>
        <source>&amp;Get a new code</source>
        <translation>&amp;Новий код</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>&amp;Скасувати</translation>
    </message>
    <message>
        <source>&amp;Have another device of mine vouch for this one</source>
        <translation>Нехай за цей пор&amp;учиться інший мій пристрій</translation>
    </message>
    <message>
        <source>Then nobody can add a device as you with the code alone.</source>
        <translation>Тоді ніхто не додасть пристрій від вашого імені за самим лише кодом.</translation>
    </message>
    <message>
        <source>Vouch for it on your other device</source>
        <translation>Поручіться за нього на іншому своєму пристрої</translation>
    </message>
    <message>
        <source>Open Settings, Devices on a device of yours that is enrolled, and type this check code there. It then says that you vouched for {name}.</source>
        <translation>Відкрийте «Налаштування», «Пристрої» на своєму зареєстрованому пристрої і введіть там цей контрольний код. Там буде сказано, що ви поручилися за {name}.</translation>
    </message>
    <message>
        <source>Check code</source>
        <translation>Контрольний код</translation>
    </message>
    <message>
        <source>Waiting for your other device. The one-time code is not used up until then.</source>
        <translation>Очікування на ваш інший пристрій. До того одноразовий код не витрачається.</translation>
    </message>
    <message>
        <source>The server cannot be reached just now. Hourproof goes on asking.</source>
        <translation>Сервер зараз недоступний. Hourproof питає далі.</translation>
    </message>
    <message>
        <source>What is captured</source>
        <translation>Що фіксується</translation>
    </message>
    <message>
        <source>Each contract says what is captured while its clock runs, who sees it and how long it is kept. Read it and decide. Declining loses nothing: nothing is captured, and you can read it again at any time.</source>
        <translation>Кожен контракт каже, що фіксується, поки йде облік, хто це бачить і скільки це зберігається. Прочитайте й вирішіть. Відмовившись, ви нічого не втрачаєте: нічого не фіксується, а перечитати можна будь-коли.</translation>
    </message>
    <message>
        <source>&amp;Read and decide…</source>
        <translation>П&amp;рочитати й вирішити…</translation>
    </message>
    <message>
        <source>You have not agreed. Nothing is captured on this contract, and its clock does not start. Read it again or choose another contract, or go on later.</source>
        <translation>Ви не погодилися. За цим контрактом нічого не фіксується, облік не почнеться. Перечитайте, виберіть інший контракт або продовжте пізніше.</translation>
    </message>
    <message>
        <source>Does it work here?</source>
        <translation>Чи працює це тут?</translation>
    </message>
    <message>
        <source>Each thing your contract asks for is really tried now. What it gives is thrown away at once.</source>
        <translation>Усе, про що просить контракт, зараз перевіряється по-справжньому. Результат одразу знищується.</translation>
    </message>
    <message>
        <source>Being tried…</source>
        <translation>Перевіряється…</translation>
    </message>
    <message>
        <source>Works.</source>
        <translation>Працює.</translation>
    </message>
    <message>
        <source>{title}. {hint}</source>
        <translation>{title}. {hint}</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>Усе працює.</translation>
    </message>
    <message>
        <source>You can go on: what does not work is left out, and the diary says why.</source>
        <translation>Можна продовжити: чого немає, те пропускається, а щоденник каже чому.</translation>
    </message>
    <message>
        <source>{sense}: {found}</source>
        <translation>{sense}: {found}</translation>
    </message>
    <message>
        <source>Picture of the screen</source>
        <translation>Знімок екрана</translation>
    </message>
    <message>
        <source>Counting keys and clicks</source>
        <translation>Підрахунок клавіш і клацань</translation>
    </message>
    <message>
        <source>Time away</source>
        <translation>Час відсутності</translation>
    </message>
    <message>
        <source>App in front</source>
        <translation>Програма на передньому плані</translation>
    </message>
    <message>
        <source>Lock, sleep and log-out</source>
        <translation>Блокування, сон і вихід із системи</translation>
    </message>
    <message>
        <source>Webcam</source>
        <translation>Вебкамера</translation>
    </message>
    <message>
        <source>There is no camera. Plug one in; until then the diary says that no photo was taken.</source>
        <translation>Камери немає. Під’єднайте її; доти щоденник показує, що фото не зроблено.</translation>
    </message>
    <message>
        <source>Another program has the camera. Close it, then try again.</source>
        <translation>Камеру зайняла інша програма. Закрийте її та спробуйте ще раз.</translation>
    </message>
    <message>
        <source>The camera does not answer. Unplug it and plug it in again, then try again.</source>
        <translation>Камера не відповідає. Від’єднайте її, під’єднайте знову та спробуйте ще раз.</translation>
    </message>
    <message>
        <source>The system does not let Hourproof use the camera. Allow it, then try again.</source>
        <translation>Система не дає Hourproof користуватися камерою. Дозвольте це та спробуйте ще раз.</translation>
    </message>
    <message>
        <source>Hourproof has no way to a camera on this system.</source>
        <translation>У цій системі Hourproof не має доступу до камери.</translation>
    </message>
    <message>
        <source>A test capture</source>
        <translation>Пробний знімок</translation>
    </message>
    <message>
        <source>See what a capture looks like, as your employer would see it. It is taken now, shown here, and thrown away: it is not stored, and it is not sent.</source>
        <translation>Подивіться на знімок таким, яким його побачив би замовник. Він робиться зараз, показується тут і знищується: його не зберігають і не надсилають.</translation>
    </message>
    <message>
        <source>&amp;Take a test capture</source>
        <translation>Зробити &amp;пробний знімок</translation>
    </message>
    <message>
        <source>Taking it…</source>
        <translation>Робиться знімок…</translation>
    </message>
    <message>
        <source>This is all that a capture shows. Only you see this one: it is thrown away when you go on.</source>
        <translation>Це все, що показує знімок. Цей бачите лише ви: його буде знищено, щойно ви продовжите.</translation>
    </message>
    <message>
        <source>Thrown away. Nothing of it was stored or sent.</source>
        <translation>Знищено. Нічого з нього не збережено й не надіслано.</translation>
    </message>
    <message>
        <source>T&amp;hrow it away and continue</source>
        <translation>&amp;Знищити й продовжити</translation>
    </message>
    <message>
        <source>Test capture, screen {index} of {count}</source>
        <translation>Пробний знімок, екран {index} з {count}</translation>
    </message>
    <message>
        <source>This contract takes no pictures, so there is nothing to try.</source>
        <translation>Цей контракт не робить знімків, тож пробувати нічого.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Готово</translation>
    </message>
    <message>
        <source>Write what you work on and press Start. Nothing is captured before that, nor after Stop. Every capture is shown to you first, and you can delete it.</source>
        <translation>Напишіть, над чим працюєте, і натисніть «Почати». До цього й після «Зупинити» нічого не фіксується. Кожен знімок спершу показують вам, і ви можете його видалити.</translation>
    </message>
    <message>
        <source>Hourproof stays in the tray: its shape says whether the clock runs.</source>
        <translation>Hourproof лишається в лотку: форма значка показує, чи йде облік.</translation>
    </message>
    <message>
        <source>This desktop has no tray: Hourproof stays in the task bar when you close the window.</source>
        <translation>На цій стільниці немає лотка: коли ви закриваєте вікно, Hourproof лишається на панелі завдань.</translation>
    </message>
    <message>
        <source>Go to the &amp;clock</source>
        <translation>До о&amp;бліку</translation>
    </message>
    <message>
        <source>Hourproof needs you</source>
        <translation>Hourproof потребує вашої уваги</translation>
    </message>
    <message>
        <source>Your tracked time</source>
        <translation>Ваш облікований час</translation>
    </message>
    <message>
        <source>Weekly limit</source>
        <translation>Тижневий ліміт</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Нагадування</translation>
    </message>
    <message>
        <source>Your devices</source>
        <translation>Ваші пристрої</translation>
    </message>
    <message>
        <source>A new device was added to your account. If that was not you, see what to do in the settings.</source>
        <translation>До вашого облікового запису додано новий пристрій. Якщо це були не ви, подивіться в налаштуваннях, що робити.</translation>
    </message>
    <message>
        <source>See devices</source>
        <translation>Показати пристрої</translation>
    </message>
    <message>
        <source>You were away for {minutes}</source>
        <translation>Вас не було {minutes}</translation>
    </message>
    <message>
        <source>Say what it was if you were working. Without an answer it is dropped at {time}.</source>
        <translation>Якщо ви працювали, напишіть, що це було. Без відповіді цей час буде відкинуто о {time}.</translation>
    </message>
    <message>
        <source>{title}. Hourproof’s window says what to do.</source>
        <translation>{title}. У вікні Hourproof сказано, що робити.</translation>
    </message>
    <message>
        <source>Open Hourproof</source>
        <translation>Відкрити Hourproof</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Почати</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Зупинити</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>Відкинути</translation>
    </message>
    <message>
        <source>Hourproof is in the task bar: this desktop has no tray. Quit it by its menu.</source>
        <translation>Hourproof на панелі завдань: на цій стільниці немає лотка. Вийти можна через його меню.</translation>
    </message>
    <message>
        <source>Start or stop the clock</source>
        <translation>Запустити або зупинити годинник</translation>
    </message>
    <message>
        <source>Keys to start and stop</source>
        <translation>Клавіші для початку й зупинки</translation>
    </message>
    <message>
        <source>Another program has {keys}. Choose others in the settings; until then they do nothing here.</source>
        <translation>{keys} зайняла інша програма. Виберіть інші клавіші в налаштуваннях; доти ці тут не діють.</translation>
    </message>
    <message>
        <source>This keyboard has no {keys}. Choose others in the settings.</source>
        <translation>На цій клавіатурі немає {keys}. Виберіть інші клавіші в налаштуваннях.</translation>
    </message>
    <message>
        <source>The desktop gives Hourproof no keys, or took them back. Choose some in the settings to ask again.</source>
        <translation>Робоче середовище не дає Hourproof клавіш або забрало їх. Виберіть їх у налаштуваннях, щоб спитати знову.</translation>
    </message>
    <message>
        <source>This desktop gives programs no keys of their own. Use the tray or the window.</source>
        <translation>Ця стільниця не дає програмам власних клавіш. Користуйтеся лотком або вікном.</translation>
    </message>
    <message>
        <source>Started. The clock runs.</source>
        <translation>Почато. Облік іде.</translation>
    </message>
    <message>
        <source>Stopped. You are clocked out.</source>
        <translation>Зупинено. Облік не йде.</translation>
    </message>
    <message>
        <source>Nothing is lost: everything is kept here and goes up later.</source>
        <translation>Нічого не втрачено: усе зберігається тут і буде надіслано пізніше.</translation>
    </message>
    <message>
        <source>Nothing was changed: try again with the same code.</source>
        <translation>Нічого не змінено: спробуйте ще раз із тим самим кодом.</translation>
    </message>
    <message>
        <source>Nothing was changed: try again.</source>
        <translation>Нічого не змінено: спробуйте ще раз.</translation>
    </message>
    <message>
        <source>This device is enrolled already</source>
        <translation>Цей пристрій уже зареєстровано</translation>
    </message>
    <message>
        <source>It stays with the server it knows; nothing was changed.</source>
        <translation>Він лишається зі своїм сервером; нічого не змінено.</translation>
    </message>
    <message>
        <source>This device is not enrolled yet</source>
        <translation>Цей пристрій ще не зареєстровано</translation>
    </message>
    <message>
        <source>Enter the address of your server and the one-time code from your employer.</source>
        <translation>Введіть адресу сервера та одноразовий код від замовника.</translation>
    </message>
    <message>
        <source>No contract is chosen</source>
        <translation>Контракт не вибрано</translation>
    </message>
    <message>
        <source>Choose a contract, then start the clock.</source>
        <translation>Виберіть контракт, потім почніть облік.</translation>
    </message>
    <message>
        <source>That contract is not yours any more</source>
        <translation>Цей контракт більше не ваш</translation>
    </message>
    <message>
        <source>Choose another one. Time tracked on it so far is kept.</source>
        <translation>Виберіть інший. Час, уже облікований за ним, збережено.</translation>
    </message>
    <message>
        <source>You have not agreed to this contract’s captures yet</source>
        <translation>Ви ще не погодилися на те, що фіксує цей контракт</translation>
    </message>
    <message>
        <source>Read what is captured, then agree or decline. Until then nothing is captured.</source>
        <translation>Прочитайте, що фіксується, і погодьтеся або відмовтеся. Доти нічого не фіксується.</translation>
    </message>
    <message>
        <source>Your consent could not be signed yet</source>
        <translation>Вашу згоду ще не вдалося підписати</translation>
    </message>
    <message>
        <source>It is kept and is tried again by itself. Until it is signed nothing is captured. Problems says what is in the way.</source>
        <translation>Її збережено, спроба повториться сама. Доки її не підписано, нічого не фіксується. Що заважає, сказано в «Проблемах».</translation>
    </message>
    <message>
        <source>What this contract captures has changed</source>
        <translation>Змінилося те, що фіксує цей контракт</translation>
    </message>
    <message>
        <source>Read the new version before you agree. Until then nothing is captured.</source>
        <translation>Прочитайте нову версію, перш ніж погодитися. Доти нічого не фіксується.</translation>
    </message>
    <message>
        <source>The memo is too long</source>
        <translation>Нотатка задовга</translation>
    </message>
    <message>
        <source>Shorten it to {limit} characters. The old memo still holds.</source>
        <translation>Скоротіть її, межа в символах: {limit}. Поки що чинна попередня нотатка.</translation>
    </message>
    <message>
        <source>This contract needs a memo</source>
        <translation>Цей контракт вимагає нотатки</translation>
    </message>
    <message>
        <source>Write what you are working on, then start again.</source>
        <translation>Напишіть, над чим працюєте, і почніть знову.</translation>
    </message>
    <message>
        <source>That segment is gone</source>
        <translation>Цього сегмента вже немає</translation>
    </message>
    <message>
        <source>It was deleted or uploaded already. Nothing was changed.</source>
        <translation>Його вже видалено або надіслано. Нічого не змінено.</translation>
    </message>
    <message>
        <source>That segment is signed already</source>
        <translation>Цей сегмент уже підписано</translation>
    </message>
    <message>
        <source>It can no longer be dropped without a trace. Take it back in your diary, with Redact or Delete.</source>
        <translation>Його вже не можна відкинути безслідно. Відкличте його у своєму щоденнику: «Приховати» або «Видалити».</translation>
    </message>
    <message>
        <source>That was taken back before</source>
        <translation>Це вже відкликано раніше</translation>
    </message>
    <message>
        <source>Nothing was changed; what was removed stays removed.</source>
        <translation>Нічого не змінено; вилучене лишається вилученим.</translation>
    </message>
    <message>
        <source>The segment has nothing of that kind</source>
        <translation>У сегменті немає нічого такого</translation>
    </message>
    <message>
        <source>Look at it again. Nothing was changed.</source>
        <translation>Перегляньте його ще раз. Нічого не змінено.</translation>
    </message>
    <message>
        <source>The full picture is not on this machine any more</source>
        <translation>Повного знімка вже немає на цьому комп’ютері</translation>
    </message>
    <message>
        <source>Save it from its page in your diary first, or remove the picture as a whole.</source>
        <translation>Спершу збережіть його з його сторінки в щоденнику або вилучіть знімок цілком.</translation>
    </message>
    <message>
        <source>That part does not lie within the picture</source>
        <translation>Ця ділянка виходить за межі знімка</translation>
    </message>
    <message>
        <source>Measure in pixels of the full picture. Nothing was changed.</source>
        <translation>Міряйте в пікселях повного знімка. Нічого не змінено.</translation>
    </message>
    <message>
        <source>That is no name of an app</source>
        <translation>Це не назва програми</translation>
    </message>
    <message>
        <source>Give a name of at most {limit} characters; {most} apps can be excluded. Nothing was changed.</source>
        <translation>Межа назви в символах: {limit}; межа кількості виключених програм: {most}. Нічого не змінено.</translation>
    </message>
    <message>
        <source>{app} is not excluded</source>
        <translation>Немає серед виключених: {app}</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Нічого не змінено.</translation>
    </message>
    <message>
        <source>Pictures cannot be blurred by that much</source>
        <translation>Так сильно розмити знімки не можна</translation>
    </message>
    <message>
        <source>Give a number of pixels from 0 to {limit}. Nothing was changed.</source>
        <translation>Вкажіть кількість пікселів від 0 до {limit}. Нічого не змінено.</translation>
    </message>
    <message>
        <source>Some time of that week is not signed yet</source>
        <translation>Частину часу цього тижня ще не підписано</translation>
    </message>
    <message>
        <source>Stop the clock and wait for reviews to end, then close the week again.</source>
        <translation>Зупиніть облік, дочекайтеся кінця переглядів і закрийте тиждень ще раз.</translation>
    </message>
    <message>
        <source>Not everything is uploaded yet</source>
        <translation>Ще не все надіслано</translation>
    </message>
    <message>
        <source>With several devices a week is closed after all of this one’s time is there. Upload, then try again.</source>
        <translation>Якщо пристроїв кілька, тиждень закривається, коли весь час із цього вже надійшов. Надішліть і спробуйте ще раз.</translation>
    </message>
    <message>
        <source>Nothing was ever tracked on this contract</source>
        <translation>За цим контрактом ще нічого не обліковано</translation>
    </message>
    <message>
        <source>There is nothing to close.</source>
        <translation>Закривати нічого.</translation>
    </message>
    <message>
        <source>The server counts less than this device</source>
        <translation>Сервер нарахував менше, ніж цей пристрій</translation>
    </message>
    <message>
        <source>The week was not closed. Show your employer what this device says and what the diary says.</source>
        <translation>Тиждень не закрито. Покажіть замовнику, що каже цей пристрій і що каже щоденник.</translation>
    </message>
    <message>
        <source>There is no idle time to decide about</source>
        <translation>Немає неактивного часу, про який треба вирішити</translation>
    </message>
    <message>
        <source>You are asked for ten minutes after you are back; then it is dropped.</source>
        <translation>Питання чекає десять хвилин після вашого повернення; потім час відкидається.</translation>
    </message>
    <message>
        <source>This contract does not let idle time be kept</source>
        <translation>Цей контракт не дозволяє залишати неактивний час</translation>
    </message>
    <message>
        <source>It was dropped. Ask your employer.</source>
        <translation>Його відкинуто. Запитайте замовника.</translation>
    </message>
    <message>
        <source>The clock is not running</source>
        <translation>Облік не йде</translation>
    </message>
    <message>
        <source>There is nothing to pause. Start it first.</source>
        <translation>Ставити на паузу нічого. Спершу почніть облік.</translation>
    </message>
    <message>
        <source>This contract does not allow time without evidence</source>
        <translation>Цей контракт не дозволяє часу без підтверджень</translation>
    </message>
    <message>
        <source>Nothing was claimed. Ask your employer.</source>
        <translation>Нічого не заявлено. Запитайте замовника.</translation>
    </message>
    <message>
        <source>That time is not over yet</source>
        <translation>Цей час ще не минув</translation>
    </message>
    <message>
        <source>Nothing was claimed. Claim it when it has passed.</source>
        <translation>Нічого не заявлено. Заявіть його, коли він мине.</translation>
    </message>
    <message>
        <source>More than 24 hours cannot be claimed at once</source>
        <translation>Не можна заявити понад 24 години за раз</translation>
    </message>
    <message>
        <source>Nothing was claimed. Claim each stretch of work by itself.</source>
        <translation>Нічого не заявлено. Заявіть кожен відтинок роботи окремо.</translation>
    </message>
    <message>
        <source>That week can no longer be changed</source>
        <translation>Цей тиждень уже не можна змінити</translation>
    </message>
    <message>
        <source>It was open until Monday, 12:00 UTC, after it. Nothing was claimed.</source>
        <translation>Він був відкритий до 12:00 UTC наступного понеділка. Нічого не заявлено.</translation>
    </message>
    <message>
        <source>Some of that time is tracked already</source>
        <translation>Частину цього часу вже обліковано</translation>
    </message>
    <message>
        <source>Nothing was claimed. Claim what lies before or after it.</source>
        <translation>Нічого не заявлено. Заявіть те, що до або після неї.</translation>
    </message>
    <message>
        <source>Some of that time is claimed already</source>
        <translation>Частину цього часу вже заявлено</translation>
    </message>
    <message>
        <source>That claim was not made on this device</source>
        <translation>Цю заяву зроблено не на цьому пристрої</translation>
    </message>
    <message>
        <source>No new device of yours waits with that code</source>
        <translation>Жоден ваш новий пристрій не чекає з таким кодом</translation>
    </message>
    <message>
        <source>Compare it with what the new device shows. Nothing was changed.</source>
        <translation>Порівняйте його з тим, що показує новий пристрій. Нічого не змінено.</translation>
    </message>
    <message>
        <source>This is no device of yours that could be ended</source>
        <translation>Це не ваш пристрій, який можна припинити</translation>
    </message>
    <message>
        <source>It was ended already, or it is this one. Nothing was changed.</source>
        <translation>Його вже припинено, або це саме цей. Нічого не змінено.</translation>
    </message>
    <message>
        <source>No device has vouched for this one</source>
        <translation>Жоден пристрій не поручився за цей</translation>
    </message>
    <message>
        <source>Begin again. The one-time code still works.</source>
        <translation>Почніть спочатку. Одноразовий код ще діє.</translation>
    </message>
    <message>
        <source>The sign-in was declined</source>
        <translation>Вхід відхилено</translation>
    </message>
    <message>
        <source>Somebody chose Decline in the browser. Nothing was set up. Begin again if that was a mistake.</source>
        <translation>У браузері хтось вибрав відмову. Нічого не налаштовано. Якщо це помилка, почніть спочатку.</translation>
    </message>
    <message>
        <source>No sign-in is waiting</source>
        <translation>Жоден вхід не чекає</translation>
    </message>
    <message>
        <source>Begin again. Nothing was changed.</source>
        <translation>Почніть спочатку. Нічого не змінено.</translation>
    </message>
    <message>
        <source>No damaged store was set aside</source>
        <translation>Пошкодженого сховища не відкладали</translation>
    </message>
    <message>
        <source>There is nothing to salvage.</source>
        <translation>Рятувати нічого.</translation>
    </message>
    <message>
        <source>Nothing of that contract can be exported yet</source>
        <translation>За цим контрактом ще нічого експортувати</translation>
    </message>
    <message>
        <source>A bundle is made of what has a receipt. Wait until the uploads are delivered.</source>
        <translation>До експорту потрапляє те, що має квитанцію. Дочекайтеся, доки все буде доставлено.</translation>
    </message>
    <message>
        <source>Hourproof is running already</source>
        <translation>Hourproof уже працює</translation>
    </message>
    <message>
        <source>Look for its icon in the tray, or end it with: hourproof quit. Nothing was changed.</source>
        <translation>Знайдіть його значок у лотку або завершіть командою: hourproof quit. Нічого не змінено.</translation>
    </message>
    <message>
        <source>Hourproof is not running</source>
        <translation>Hourproof не працює</translation>
    </message>
    <message>
        <source>Start it, then try again.</source>
        <translation>Запустіть його та спробуйте ще раз.</translation>
    </message>
    <message>
        <source>That could not be understood</source>
        <translation>Не вдалося зрозуміти</translation>
    </message>
    <message>
        <source>Check what you entered. Nothing was changed.</source>
        <translation>Перевірте, що ви ввели. Нічого не змінено.</translation>
    </message>
    <message>
        <source>That cannot be set</source>
        <translation>Так налаштувати не можна</translation>
    </message>
    <message>
        <source>Nothing was changed. Try another value.</source>
        <translation>Нічого не змінено. Спробуйте інше значення.</translation>
    </message>
    <message>
        <source>This could not be changed</source>
        <translation>Не вдалося це змінити</translation>
    </message>
    <message>
        <source>The system says: {reason}. Add or remove Hourproof in the settings of your desktop.</source>
        <translation>Система каже: {reason}. Додайте або приберіть Hourproof у налаштуваннях стільниці.</translation>
    </message>
    <message>
        <source>This is not a server address</source>
        <translation>Це не адреса сервера</translation>
    </message>
    <message>
        <source>It looks like https://time.example.com. {kept}</source>
        <translation>Вона має вигляд https://time.example.com. {kept}</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>Сервер недоступний</translation>
    </message>
    <message>
        <source>Check the network and the address {url}. {kept}</source>
        <translation>Перевірте мережу та адресу {url}. {kept}</translation>
    </message>
    <message>
        <source>Another program answers at this address</source>
        <translation>За цією адресою відповідає інша програма</translation>
    </message>
    <message>
        <source>It is not an Hourproof server, or a sign-in page of this network is in between. Check the address {url} with your employer. {kept}</source>
        <translation>Це не сервер Hourproof, або між ними сторінка входу цієї мережі. Перевірте адресу {url} із замовником. {kept}</translation>
    </message>
    <message>
        <source>The server is older than this app</source>
        <translation>Сервер старіший за цю програму</translation>
    </message>
    <message>
        <source>Ask its operator to update it. {kept}</source>
        <translation>Попросіть оновити його тих, хто його утримує. {kept}</translation>
    </message>
    <message>
        <source>This app is too old for the server</source>
        <translation>Ця програма застара для сервера</translation>
    </message>
    <message>
        <source>Update the app. {kept}</source>
        <translation>Оновіть програму. {kept}</translation>
    </message>
    <message>
        <source>The server refused a segment</source>
        <translation>Сервер не прийняв сегмент</translation>
    </message>
    <message>
        <source>It and those after it are kept here. Copy the diagnostics and send them to support.</source>
        <translation>Він і наступні зберігаються тут. Скопіюйте діагностику та надішліть службі підтримки.</translation>
    </message>
    <message>
        <source>The server has trouble of its own</source>
        <translation>На сервері негаразди</translation>
    </message>
    <message>
        <source>It is tried again by itself. {kept}</source>
        <translation>Спроба повториться сама. {kept}</translation>
    </message>
    <message>
        <source>The server does not know this code</source>
        <translation>Сервер не знає цього коду</translation>
    </message>
    <message>
        <source>Check each letter, or ask your employer for a new code.</source>
        <translation>Перевірте кожну літеру або попросіть у замовника новий код.</translation>
    </message>
    <message>
        <source>This code has expired</source>
        <translation>Строк дії коду минув</translation>
    </message>
    <message>
        <source>Ask your employer for a new one and enter it here.</source>
        <translation>Попросіть у замовника новий і введіть його тут.</translation>
    </message>
    <message>
        <source>This device may not upload any more</source>
        <translation>Цей пристрій більше не може надсилати</translation>
    </message>
    <message>
        <source>It was ended by you on another device or by your employer, or the server had to begin a new log. What is not uploaded yet is kept here. Ask your employer; with a new code this device can be enrolled anew.</source>
        <translation>Його припинили ви на іншому пристрої або замовник, або сервер мусив почати новий журнал. Ще не надіслане збережено тут. Запитайте замовника; з новим кодом цей пристрій можна зареєструвати знову.</translation>
    </message>
    <message>
        <source>A receipt of the server does not check out</source>
        <translation>Квитанція сервера не пройшла перевірки</translation>
    </message>
    <message>
        <source>The server’s log is not the one that this device knows: it was put back from an old copy, or somebody changed it. Uploading has stopped and everything is kept as evidence. Save the evidence, then show your employer the diagnostics.</source>
        <translation>Журнал сервера не той, що його знає цей пристрій: його повернули зі старої копії або хтось його змінив. Надсилання зупинено, усе збережено як підтвердження. Збережіть підтвердження, тоді покажіть замовнику діагностику.</translation>
    </message>
    <message>
        <source>The server holds another version of a segment</source>
        <translation>На сервері інша версія сегмента</translation>
    </message>
    <message>
        <source>Uploading has stopped and everything is kept. This happens when the data folder is copied or restored from a backup.</source>
        <translation>Надсилання зупинено, усе збережено. Так буває, коли теку даних скопійовано або відновлено з резервної копії.</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong</source>
        <translation>Годинник цього комп’ютера показує хибний час</translation>
    </message>
    <message>
        <source>It differs from the server’s by {difference}. Set it right; your segments carry the server’s time meanwhile.</source>
        <translation>Різниця з годинником сервера: {difference}. Налаштуйте його; поки що ваші сегменти мають час сервера.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>Диск заповнено</translation>
    </message>
    <message>
        <source>Free some space at {path}, then start the clock again. What was tracked before is kept.</source>
        <translation>Звільніть місце ({path}) і знову почніть облік. Обліковане раніше збережено.</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>Диск майже заповнено</translation>
    </message>
    <message>
        <source>Free some space soon, or tracking will have to pause.</source>
        <translation>Незабаром звільніть місце, інакше облік доведеться призупинити.</translation>
    </message>
    <message>
        <source>Much is waiting to be uploaded</source>
        <translation>Багато чекає на надсилання</translation>
    </message>
    <message>
        <source>{used_mb} of {quota_mb} MB are used: {days_left} days are left at this rate. Go online, so that it can be delivered. After that no more pictures are taken; time and counts go on.</source>
        <translation>Зайнято {used_mb} з {quota_mb} МБ; за такого темпу лишилося днів: {days_left}. Під’єднайтеся до мережі, щоб усе було доставлено. Потім знімки не робитимуться; час і лічильники йтимуть далі.</translation>
    </message>
    <message>
        <source>Uploads wait for a connection that is not metered</source>
        <translation>Надсилання чекає на з’єднання без обмеження трафіку</translation>
    </message>
    <message>
        <source>Upload now sends what waits all the same. Nothing is lost.</source>
        <translation>«Надіслати зараз» усе одно надішле те, що чекає. Нічого не втрачено.</translation>
    </message>
    <message>
        <source>The data folder cannot be written</source>
        <translation>Не вдається записати в теку даних</translation>
    </message>
    <message>
        <source>Make {path} writable for you, or start with --home and another folder: {reason}.</source>
        <translation>Дозвольте собі запис ({path}) або запустіть із --home та іншою текою: {reason}.</translation>
    </message>
    <message>
        <source>Others on this computer can read files of Hourproof</source>
        <translation>Інші на цьому комп’ютері можуть читати файли Hourproof</translation>
    </message>
    <message>
        <source>Close the data folder to others; {path} is one of the files.</source>
        <translation>Закрийте теку даних для інших; один із файлів: {path}.</translation>
    </message>
    <message>
        <source>The kept list of contracts was damaged</source>
        <translation>Збережений список контрактів пошкоджено</translation>
    </message>
    <message>
        <source>It was set aside at {path} and is fetched anew. Nothing is lost.</source>
        <translation>Його відкладено ({path}) і отримується новий. Нічого не втрачено.</translation>
    </message>
    <message>
        <source>The settings file could not be read</source>
        <translation>Не вдалося прочитати файл налаштувань</translation>
    </message>
    <message>
        <source>It was set aside at {path} and begun anew. Your tracked time is stored elsewhere and is safe.</source>
        <translation>Його відкладено ({path}) і почато новий. Ваш облікований час зберігається окремо й цілий.</translation>
    </message>
    <message>
        <source>The settings are from a newer version</source>
        <translation>Налаштування з новішої версії</translation>
    </message>
    <message>
        <source>Update the app. Nothing was changed.</source>
        <translation>Оновіть програму. Нічого не змінено.</translation>
    </message>
    <message>
        <source>The journal of this computer is damaged</source>
        <translation>Журнал цього комп’ютера пошкоджено</translation>
    </message>
    <message>
        <source>It was set aside untouched at {path}, and a new one was begun. Copy the diagnostics and send them to support.</source>
        <translation>Його відкладено без змін ({path}) і почато новий. Скопіюйте діагностику та надішліть службі підтримки.</translation>
    </message>
    <message>
        <source>The store of segments is damaged</source>
        <translation>Сховище сегментів пошкоджено</translation>
    </message>
    <message>
        <source>The data is from a newer version</source>
        <translation>Дані з новішої версії</translation>
    </message>
    <message>
        <source>There is no keyring to keep this device’s key</source>
        <translation>Немає сховища ключів для ключа цього пристрою</translation>
    </message>
    <message>
        <source>Install or start one (GNOME Keyring or KWallet), then start again. What was tracked waits.</source>
        <translation>Встановіть або запустіть його (GNOME Keyring чи KWallet) і почніть знову. Обліковане чекає.</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>Сховище ключів заблоковано</translation>
    </message>
    <message>
        <source>Unlock it when the system asks, then try again. What was tracked waits.</source>
        <translation>Розблокуйте його, коли система запитає, і спробуйте ще раз. Обліковане чекає.</translation>
    </message>
    <message>
        <source>The key of this device is gone</source>
        <translation>Ключ цього пристрою зник</translation>
    </message>
    <message>
        <source>It is no longer in the keyring. Ask for a new code and enrol this device again; what is uploaded stays valid.</source>
        <translation>Його вже немає у сховищі ключів. Попросіть новий код і зареєструйте пристрій знову; надіслане лишається чинним.</translation>
    </message>
    <message>
        <source>There is no desktop to show the app on</source>
        <translation>Немає стільниці, щоб показати програму</translation>
    </message>
    <message>
        <source>Log in to a graphical session, or use: hourproof run</source>
        <translation>Увійдіть у графічний сеанс або скористайтеся: hourproof run</translation>
    </message>
    <message>
        <source>The screen cannot be captured here</source>
        <translation>Екран тут не можна зняти</translation>
    </message>
    <message>
        <source>Time is tracked without pictures, and the diary says why.</source>
        <translation>Час обліковується без знімків, а щоденник каже чому.</translation>
    </message>
    <message>
        <source>Input cannot be counted here</source>
        <translation>Введення тут не можна порахувати</translation>
    </message>
    <message>
        <source>Activity is shown as unknown in the diary, never as zero.</source>
        <translation>У щоденнику активність показано як невідому, ніколи як нуль.</translation>
    </message>
    <message>
        <source>This desktop does not tell how long you are away</source>
        <translation>Ця стільниця не каже, як довго вас немає</translation>
    </message>
    <message>
        <source>Stop the clock yourself when you leave.</source>
        <translation>Коли йдете, зупиняйте облік самі.</translation>
    </message>
    <message>
        <source>This desktop does not tell which app is in front</source>
        <translation>Ця стільниця не каже, яка програма на передньому плані</translation>
    </message>
    <message>
        <source>The diary leaves it out.</source>
        <translation>У щоденнику цього немає.</translation>
    </message>
    <message>
        <source>Lock, sleep and log-out cannot be heard here</source>
        <translation>Блокування, сон і вихід із системи тут не видно</translation>
    </message>
    <message>
        <source>Tracking ends by idle time and by the clocks alone.</source>
        <translation>Облік зупиняється лише за неактивністю та за годинниками.</translation>
    </message>
    <message>
        <source>A picture is missing from this computer</source>
        <translation>На цьому комп’ютері бракує знімка</translation>
    </message>
    <message>
        <source>Its file was removed before upload. The diary says so in its place.</source>
        <translation>Його файл вилучено до надсилання. Щоденник каже про це на його місці.</translation>
    </message>
    <message>
        <source>Until then time is tracked without pictures, and the diary says why.</source>
        <translation>Доти час обліковується без знімків, а щоденник каже чому.</translation>
    </message>
    <message>
        <source>Until then activity is shown as unknown in the diary, never as zero.</source>
        <translation>Доти активність у щоденнику показано як невідому, ніколи як нуль.</translation>
    </message>
    <message>
        <source>Until then stop the clock yourself when you leave.</source>
        <translation>Доти зупиняйте облік самі, коли йдете.</translation>
    </message>
    <message>
        <source>Until then the diary leaves it out.</source>
        <translation>Доти в щоденнику цього немає.</translation>
    </message>
    <message>
        <source>Until then tracking ends by idle time and by the clocks alone.</source>
        <translation>Доти облік зупиняється лише за неактивністю та за годинниками.</translation>
    </message>
    <message>
        <source>This is a Wayland session, in which apps cannot see each other: choose the session with X11 or Xorg at the sign-in screen.</source>
        <translation>Це сеанс Wayland, у якому програми не бачать одна одну: на екрані входу виберіть сеанс із X11 або Xorg.</translation>
    </message>
    <message>
        <source>Allow it for Hourproof in the system’s privacy settings, then start the app again.</source>
        <translation>Дозвольте це для Hourproof у налаштуваннях приватності системи, потім знову запустіть програму.</translation>
    </message>
    <message>
        <source>The X server lacks what is needed for it: use a usual one, such as Xorg.</source>
        <translation>X-серверу бракує потрібного для цього: візьміть звичайний, як-от Xorg.</translation>
    </message>
    <message>
        <source>A library of the system is missing: install the X libraries.</source>
        <translation>Бракує системної бібліотеки: встановіть бібліотеки X.</translation>
    </message>
    <message>
        <source>Hourproof has no way to do it on this system yet.</source>
        <translation>Hourproof ще не вміє цього в цій системі.</translation>
    </message>
    <message>
        <source>No systemd-logind answers on the system’s message bus: start it, then start the app again.</source>
        <translation>На системній шині повідомлень не відповідає systemd-logind: запустіть його, потім знову запустіть програму.</translation>
    </message>
    <message>
        <source>The system does not know which session this is: start the app from a desktop session.</source>
        <translation>Система не знає, який це сеанс: запустіть програму із сеансу стільниці.</translation>
    </message>
    <message>
        <source>The display is gone</source>
        <translation>Екран зник</translation>
    </message>
    <message>
        <source>Nothing can be captured or counted. When the desktop is back, everything goes on by itself.</source>
        <translation>Нічого не можна зняти чи порахувати. Коли стільниця повернеться, усе піде далі само.</translation>
    </message>
    <message>
        <source>Idle time can be kept only with a memo</source>
        <translation>Неактивний час можна залишити лише з нотаткою</translation>
    </message>
    <message>
        <source>Say in a word what it was.</source>
        <translation>Коротко напишіть, що це було.</translation>
    </message>
    <message>
        <source>Idle time that was kept needs a memo</source>
        <translation>Залишений неактивний час потребує нотатки</translation>
    </message>
    <message>
        <source>Nothing was changed. Say in a word what it was.</source>
        <translation>Нічого не змінено. Коротко напишіть, що це було.</translation>
    </message>
    <message>
        <source>Write what was done. The old memo still holds.</source>
        <translation>Напишіть, що зроблено. Стара нотатка ще чинна.</translation>
    </message>
    <message>
        <source>Time without evidence needs a reason</source>
        <translation>Час без підтвердження потребує причини</translation>
    </message>
    <message>
        <source>Nothing was claimed. Write what you did.</source>
        <translation>Нічого не заявлено. Напишіть, що ви робили.</translation>
    </message>
    <message>
        <source>The reason is too long</source>
        <translation>Причина задовга</translation>
    </message>
    <message>
        <source>Shorten it to {limit} characters. Nothing was claimed.</source>
        <translation>Скоротіть її до {limit} знаків. Нічого не заявлено.</translation>
    </message>
    <message>
        <source>The sign-in was not confirmed in time</source>
        <translation>Вхід не підтверджено вчасно</translation>
    </message>
    <message>
        <source>Begin again for a new code. Nothing was changed.</source>
        <translation>Почніть спочатку, щоб отримати новий код. Нічого не змінено.</translation>
    </message>
    <message>
        <source>No server address was entered</source>
        <translation>Адресу сервера не введено</translation>
    </message>
    <message>
        <source>It looks like https://time.example.com.</source>
        <translation>Вона має вигляд https://time.example.com.</translation>
    </message>
    <message>
        <source>This address goes without encryption</source>
        <translation>Ця адреса без шифрування</translation>
    </message>
    <message>
        <source>Begin it with https:// instead; http is for a server on this very computer. {kept}</source>
        <translation>Почніть її з https://; http — лише для сервера на цьому ж комп’ютері. {kept}</translation>
    </message>
    <message>
        <source>This address has a name or password in it</source>
        <translation>У цій адресі є ім’я або пароль</translation>
    </message>
    <message>
        <source>Leave out what stands before the @. {kept}</source>
        <translation>Приберіть те, що стоїть перед @. {kept}</translation>
    </message>
    <message>
        <source>This address has a ? or # in it</source>
        <translation>У цій адресі є ? або #</translation>
    </message>
    <message>
        <source>Leave out everything from there on. {kept}</source>
        <translation>Приберіть усе, починаючи з цього знака. {kept}</translation>
    </message>
    <message>
        <source>This address has an impossible port</source>
        <translation>У цій адресі неможливий порт</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535; most servers need none. {kept}</source>
        <translation>Порт — число від 1 до 65535; більшості серверів він не потрібен. {kept}</translation>
    </message>
    <message>
        <source>No secure connection could be made</source>
        <translation>Не вдалося встановити захищене з’єднання</translation>
    </message>
    <message>
        <source>A server without https may answer at {url}, or its certificate is not trusted: check the address, and the clock of this computer. {kept}</source>
        <translation>За адресою {url}, можливо, відповідає сервер без https, або його сертифікату немає довіри: перевірте адресу й годинник цього комп’ютера. {kept}</translation>
    </message>
    <message>
        <source>The server takes too long to answer</source>
        <translation>Сервер надто довго не відповідає</translation>
    </message>
    <message>
        <source>Try again in a while. {kept}</source>
        <translation>Спробуйте ще раз згодом. {kept}</translation>
    </message>
    <message>
        <source>The proxy on the way to the server does not work</source>
        <translation>Проксі на шляху до сервера не працює</translation>
    </message>
    <message>
        <source>Check the proxy in the network settings of this computer. {kept}</source>
        <translation>Перевірте проксі в налаштуваннях мережі цього комп’ютера. {kept}</translation>
    </message>
    <message>
        <source>This address leads on to another one</source>
        <translation>Ця адреса веде на іншу</translation>
    </message>
    <message>
        <source>Enter the address where it ends; a sign-in page of the network may be in between. {kept}</source>
        <translation>Введіть адресу, де шлях закінчується; можливо, між ними сторінка входу в мережу. {kept}</translation>
    </message>
    <message>
        <source>No more pictures are taken</source>
        <translation>Знімки більше не робляться</translation>
    </message>
    <message>
        <source>What waits to be uploaded fills its {quota_mb} MB. Time and counts go on, and the diary says why there is no picture. Go online, so that it can be delivered.</source>
        <translation>Те, що чекає на надсилання, заповнило свою частку з {quota_mb} МБ. Час і лічильники йдуть далі, а щоденник каже, чому немає знімка. Під’єднайтеся до мережі, щоб усе було доставлено.</translation>
    </message>
    <message>
        <source>This file holds no certificates</source>
        <translation>У цьому файлі немає сертифікатів</translation>
    </message>
    <message>
        <source>Choose a file in PEM form; {path} is none. What was set before still holds.</source>
        <translation>Виберіть файл у форматі PEM; цей не такий: {path}. Попереднє налаштування чинне.</translation>
    </message>
    <message>
        <source>This is not a number</source>
        <translation>Це не число</translation>
    </message>
    <message>
        <source>This number is out of range</source>
        <translation>Це число поза межами</translation>
    </message>
    <message>
        <source>This text is empty, too long, or holds signs that cannot be seen</source>
        <translation>Цей текст порожній, задовгий або містить невидимі знаки</translation>
    </message>
    <message>
        <source>The keyring has no password for the proxy</source>
        <translation>У сховищі ключів немає пароля для проксі</translation>
    </message>
    <message>
        <source>Put it there with: hourproof proxy-password. {kept}</source>
        <translation>Додайте його командою: hourproof proxy-password. {kept}</translation>
    </message>
    <message>
        <source>The file of certificates to trust cannot be used</source>
        <translation>Файл довірених сертифікатів не можна використати</translation>
    </message>
    <message>
        <source>Set ca_file in the settings to a PEM file, or take it out. {kept}</source>
        <translation>Вкажіть у налаштуваннях ca_file файл PEM або приберіть його. {kept}</translation>
    </message>
    <message>
        <source>The key of this device’s data is gone</source>
        <translation>Ключ до даних цього пристрою зник</translation>
    </message>
    <message>
        <source>Bring the keyring of this user back, from a backup if need be: then everything is there again. If it is gone for good, run “hourproof set-aside” and enrol anew. Nothing was changed.</source>
        <translation>Поверніть сховище ключів цього користувача, за потреби з резервної копії: тоді все знову буде на місці. Якщо його втрачено назавжди, виконайте “hourproof set-aside” і зареєструйтеся знову. Нічого не змінено.</translation>
    </message>
    <message>
        <source>The server has no room left</source>
        <translation>На сервері немає місця</translation>
    </message>
    <message>
        <source>Tell whoever runs it. {kept}</source>
        <translation>Повідомте тих, хто його утримує. {kept}</translation>
    </message>
    <message>
        <source>The server was put back from a backup</source>
        <translation>Сервер відновлено з резервної копії</translation>
    </message>
    <message>
        <source>Everything is kept here. Tell whoever runs the server; uploads go on once it is recovered.</source>
        <translation>Усе зберігається тут. Повідомте тих, хто утримує сервер; надсилання піде далі, щойно його відновлять.</translation>
    </message>
    <message>
        <source>The server refused to enrol this device</source>
        <translation>Сервер відмовився зареєструвати цей пристрій</translation>
    </message>
    <message>
        <source>This code was used before</source>
        <translation>Цей код уже використано</translation>
    </message>
    <message>
        <source>Each code enrols one device: ask your employer for a new one.</source>
        <translation>Кожен код — для одного пристрою: попросіть у замовника новий.</translation>
    </message>
    <message>
        <source>The name of this device cannot be used</source>
        <translation>Таку назву пристрою не можна використати</translation>
    </message>
    <message>
        <source>Give 1 to 64 letters on one line. {kept}</source>
        <translation>Вкажіть від 1 до 64 літер одним рядком. {kept}</translation>
    </message>
    <message>
        <source>The clock of this computer is ahead of the server’s</source>
        <translation>Годинник цього комп’ютера випереджає годинник сервера</translation>
    </message>
    <message>
        <source>Set it right. What was tracked is kept and goes up by itself.</source>
        <translation>Налаштуйте його. Обліковане збережено й буде надіслано само.</translation>
    </message>
    <message>
        <source>Free some space at {path}. {kept}</source>
        <translation>Звільніть місце ({path}). {kept}</translation>
    </message>
    <message>
        <source>The disk failed while it was written</source>
        <translation>Збій диска під час запису</translation>
    </message>
    <message>
        <source>Check the disk that holds {path}, then start the app again. What was written before is kept.</source>
        <translation>Перевірте диск ({path}) і знову запустіть програму. Записане раніше збережено.</translation>
    </message>
    <message>
        <source>The settings file was damaged</source>
        <translation>Файл налаштувань пошкоджено</translation>
    </message>
    <message>
        <source>Those from before the last change are used. The damaged file is kept at {path}.</source>
        <translation>Діють ті, що були до останньої зміни. Пошкоджений файл збережено: {path}.</translation>
    </message>
    <message>
        <source>New settings were begun: enrol this device again. The damaged file is kept at {path}, and so is what was tracked.</source>
        <translation>Почато нові налаштування: зареєструйте цей пристрій знову. Пошкоджений файл збережено ({path}), як і все обліковане.</translation>
    </message>
    <message>
        <source>The settings have entries that mean nothing</source>
        <translation>У налаштуваннях є записи, які нічого не означають</translation>
    </message>
    <message>
        <source>They were passed over. The file as it was is kept at {path}.</source>
        <translation>Їх пропущено. Файл, яким він був, збережено: {path}.</translation>
    </message>
    <message>
        <source>you entered</source>
        <translation>яку ви ввели</translation>
    </message>
    <message>
        <source>its place</source>
        <translation>на своєму місці</translation>
    </message>
    <message>
        <source>more than two minutes</source>
        <translation>понад дві хвилини</translation>
    </message>
    <message>
        <source>some time</source>
        <translation>деякий час</translation>
    </message>
    <message>
        <source>this contract</source>
        <translation>цей контракт</translation>
    </message>
    <message>
        <source>the system refused</source>
        <translation>система відмовила</translation>
    </message>
    <message>
        <source>That app</source>
        <translation>Ця програма</translation>
    </message>
    <message>
        <source>many</source>
        <translation>багато</translation>
    </message>
    <message>
        <source>all</source>
        <translation>усіх</translation>
    </message>
    <message>
        <source>few</source>
        <translation>мало</translation>
    </message>
    <message>
        <source>its name</source>
        <translation>його назва</translation>
    </message>
    <message>
        <source>Black out parts of a capture</source>
        <translation>Зафарбувати частини знімка</translation>
    </message>
    <message>
        <source>Screen {number}</source>
        <translation>Екран {number}</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Фото</translation>
    </message>
    <message>
        <source>&amp;New box</source>
        <translation>&amp;Нова рамка</translation>
    </message>
    <message>
        <source>Re&amp;move box</source>
        <translation>&amp;Прибрати рамку</translation>
    </message>
    <message>
        <source>Black out all of &amp;it</source>
        <translation>Зафарбувати &amp;все</translation>
    </message>
    <message>
        <source>Red&amp;o</source>
        <translation>Повт&amp;орити</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Збільшити</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Зменшити</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Умістити</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>&amp;See through the boxes</source>
        <translation>Прозорі ра&amp;мки</translation>
    </message>
    <message>
        <source>&amp;Remove the whole photo</source>
        <translation>Прибрати все &amp;фото</translation>
    </message>
    <message>
        <source>&amp;Black out</source>
        <translation>&amp;Зафарбувати</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>&amp;Скасувати</translation>
    </message>
    <message>
        <source>Draw with the mouse, or press Enter for a new box: arrow keys move it, Shift with them resizes it, Ctrl with them goes by single pixels, Delete removes it, Tab goes on to the next.</source>
        <translation>Малюйте мишею або натисніть Enter для нової рамки: стрілки її рухають, із Shift — змінюють розмір, із Ctrl — крок в один піксель, Delete прибирає, Tab — до наступної.</translation>
    </message>
    <message>
        <source>Nothing is blacked out yet.</source>
        <translation>Ще нічого не зафарбовано.</translation>
    </message>
    <message numerus="yes">
        <source>{count} boxes on this picture</source>
        <extracomment>For one: {count} box on this picture</extracomment>
        <translation>
            <numerusform>{count} рамка на цьому знімку</numerusform>
            <numerusform>{count} рамки на цьому знімку</numerusform>
            <numerusform>{count} рамок на цьому знімку</numerusform>
        </translation>
    </message>
    <message>
        <source>The photo stays.</source>
        <translation>Фото лишається.</translation>
    </message>
    <message>
        <source>The whole photo is removed. The time of the segment stays as it is.</source>
        <translation>Усе фото буде вилучено. Час сегмента не зміниться.</translation>
    </message>
    <message>
        <source>Box {index} of {count}: {width} × {height} pixels, {x} from the left, {y} from the top.</source>
        <translation>Рамка {index} з {count}: {width} × {height} пікселів, {x} зліва, {y} зверху.</translation>
    </message>
    <message>
        <source>{picture}. {boxes}.</source>
        <translation>{picture}. {boxes}.</translation>
    </message>
    <message>
        <source>What is black is gone at once and for good. The time of this segment stays; the diary shows it as redacted.</source>
        <translation>Зафарбоване зникає одразу й назавжди. Час цього сегмента лишається; щоденник показує його з позначкою «приховано».</translation>
    </message>
    <message>
        <source>What is black is gone at once and for good. This contract does not let the time stay when something is taken back: these minutes may not be billed.</source>
        <translation>Зафарбоване зникає одразу й назавжди. Цей контракт не залишає часу, якщо щось відкликано: ці хвилини можуть не оплатити.</translation>
    </message>
    <message>
        <source>It is not uploaded while you look at it, for an hour at most.</source>
        <translation>Поки ви його переглядаєте, але не довше години, його не надсилають.</translation>
    </message>
    <message>
        <source>It is signed already. The server erases the same parts as soon as it hears of it.</source>
        <translation>Його вже підписано. Сервер зітре ті самі частини, щойно про це дізнається.</translation>
    </message>
    <message>
        <source>Blacking out…</source>
        <translation>Зафарбовується…</translation>
    </message>
    <message>
        <source>The picture is no longer on this computer, so nothing can be drawn on it.</source>
        <translation>Знімка вже немає на цьому комп’ютері, тож малювати на ньому не можна.</translation>
    </message>
    <message>
        <source>No more than {count} boxes fit on one picture. Draw a larger one.</source>
        <translation>Більше рамок на знімку не поміститься, межа: {count}. Намалюйте більшу.</translation>
    </message>
    <message>
        <source>R&amp;edact…</source>
        <translation>При&amp;ховати…</translation>
    </message>
    <message>
        <source>Your boxes are not applied. Leave them?</source>
        <translation>Ваші рамки не застосовано. Покинути їх?</translation>
    </message>
    <message>
        <source>&amp;Leave without blacking out</source>
        <translation>&amp;Вийти без зафарбовування</translation>
    </message>
    <message>
        <source>&amp;Go on drawing</source>
        <translation>&amp;Малювати далі</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Налаштування</translation>
    </message>
    <message>
        <source>Capture and privacy</source>
        <translation>Знімки й приватність</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>Згоди</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Мережа</translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation>Вигляд і мова</translation>
    </message>
    <message>
        <source>Start and reminders</source>
        <translation>Запуск і нагадування</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Пристрої</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Про програму</translation>
    </message>
    <message>
        <source>Set by the administrator of this computer.</source>
        <translation>Задано адміністратором цього комп’ютера.</translation>
    </message>
    <message>
        <source>Holds from the next start of Hourproof.</source>
        <translation>Діє з наступного запуску Hourproof.</translation>
    </message>
    <message>
        <source>The settings file was damaged. What you see here is what holds now.</source>
        <translation>Файл налаштувань пошкоджено. Те, що ви бачите тут, діє зараз.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Ніколи</translation>
    </message>
    <message>
        <source>This holds on this device, on every contract, from the next picture on. Nobody changes it from afar.</source>
        <translation>Це діє на цьому пристрої, для всіх контрактів, від наступного знімка. Ніхто не змінить цього здалеку.</translation>
    </message>
    <message>
        <source>&amp;Excluded apps</source>
        <translation>&amp;Виключені програми</translation>
    </message>
    <message>
        <source>Their windows are blacked out before a picture is stored.</source>
        <translation>Їхні вікна зафарбовуються, перш ніж знімок збережено.</translation>
    </message>
    <message>
        <source>No app is excluded.</source>
        <translation>Виключених програм немає.</translation>
    </message>
    <message>
        <source>&amp;Name of an app</source>
        <translation>&amp;Назва програми</translation>
    </message>
    <message>
        <source>The list offers the apps that were in front in the last seven days.</source>
        <translation>У списку — програми, що були на передньому плані за останні сім днів.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>Дод&amp;ати</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Прибрати</translation>
    </message>
    <message>
        <source>&amp;Blur pictures by at least</source>
        <translation>&amp;Розмивати знімки щонайменше на</translation>
    </message>
    <message>
        <source>No blur</source>
        <translation>Без розмиття</translation>
    </message>
    <message numerus="yes">
        <source> pixels</source>
        <extracomment>For one:  pixel</extracomment>
        <translation>
            <numerusform> піксель</numerusform>
            <numerusform> пікселі</numerusform>
            <numerusform> пікселів</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Camera for photos</source>
        <translation>&amp;Камера для фото</translation>
    </message>
    <message>
        <source>The first that gives a picture</source>
        <translation>Перша, що дає зображення</translation>
    </message>
    <message>
        <source>Photos are taken only where a contract asks for them and you agreed.</source>
        <translation>Фото робляться лише там, де про них просить контракт і ви погодилися.</translation>
    </message>
    <message>
        <source>What you agreed to on each contract. Without your agreement nothing is captured.</source>
        <translation>На що ви погодилися за кожним контрактом. Без вашої згоди нічого не фіксується.</translation>
    </message>
    <message>
        <source>You have no contract yet.</source>
        <translation>У вас ще немає контракту.</translation>
    </message>
    <message>
        <source>You agreed on {date}.</source>
        <translation>Ви погодилися {date}.</translation>
    </message>
    <message>
        <source>You agreed on this device.</source>
        <translation>Ви погодилися на цьому пристрої.</translation>
    </message>
    <message>
        <source>You withdrew your agreement on {date}. Nothing is captured.</source>
        <translation>Ви відкликали згоду {date}. Нічого не фіксується.</translation>
    </message>
    <message>
        <source>You have not agreed. Nothing is captured.</source>
        <translation>Ви не погодилися. Нічого не фіксується.</translation>
    </message>
    <message>
        <source>Your employer sees it after the next upload.</source>
        <translation>Замовник побачить це після наступного надсилання.</translation>
    </message>
    <message>
        <source>Read what is captured on {contract}</source>
        <translation>Прочитати, що фіксується: {contract}</translation>
    </message>
    <message>
        <source>Read again…</source>
        <translation>Перечитати…</translation>
    </message>
    <message>
        <source>Read…</source>
        <translation>Прочитати…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Відкликати…</translation>
    </message>
    <message>
        <source>Withdraw the agreement on {contract}</source>
        <translation>Відкликати згоду: {contract}</translation>
    </message>
    <message>
        <source>Withdraw your agreement on {contract}?</source>
        <translation>Відкликати вашу згоду: {contract}?</translation>
    </message>
    <message>
        <source>From now on nothing is captured on this contract, and its clock stops if it runs. What was tracked before is kept. You can agree again at any time.</source>
        <translation>Відтепер за цим контрактом нічого не фіксується, а його облік зупиняється, якщо йде. Обліковане раніше збережено. Ви можете знову погодитися будь-коли.</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>&amp;Відкликати</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Залишити</translation>
    </message>
    <message>
        <source>&amp;Upload</source>
        <translation>&amp;Надсилання</translation>
    </message>
    <message>
        <source>Over every connection</source>
        <translation>Через будь-яке з’єднання</translation>
    </message>
    <message>
        <source>Not over metered connections, such as a telephone’s</source>
        <translation>Не через з’єднання з обмеженим трафіком, як-от телефонне</translation>
    </message>
    <message>
        <source>&amp;Limit the upload to</source>
        <translation>&amp;Обмежити надсилання до</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Без ліміту</translation>
    </message>
    <message numerus="yes">
        <source> kilobytes per second</source>
        <extracomment>For one:  kilobyte per second</extracomment>
        <translation>
            <numerusform> кілобайт за секунду</numerusform>
            <numerusform> кілобайти за секунду</numerusform>
            <numerusform> кілобайтів за секунду</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Проксі</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Як у системі</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Немає</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>Такий:</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Адреса проксі</translation>
    </message>
    <message>
        <source>Its password is kept in the keyring: set it with “hourproof proxy-password”.</source>
        <translation>Його пароль зберігається у сховищі ключів: задайте його командою “hourproof proxy-password”.</translation>
    </message>
    <message>
        <source>This is not the address of a proxy. It looks like http://proxy.example:8080, without a password. What was set before still holds.</source>
        <translation>Це не адреса проксі. Вона має вигляд http://proxy.example:8080, без пароля. Попереднє налаштування чинне.</translation>
    </message>
    <message>
        <source>C&amp;ertificates to trust instead of the public ones</source>
        <translation>&amp;Сертифікати, яким довіряти замість загальнодоступних</translation>
    </message>
    <message>
        <source>The public ones</source>
        <translation>Загальнодоступні</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>&amp;Вибрати…</translation>
    </message>
    <message>
        <source>Choose a file of certificates</source>
        <translation>Виберіть файл сертифікатів</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Сертифікати</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Усі файли</translation>
    </message>
    <message>
        <source>&amp;Keep for the upload at most</source>
        <translation>&amp;Тримати для надсилання щонайбільше</translation>
    </message>
    <message numerus="yes">
        <source> megabytes</source>
        <extracomment>For one:  megabyte</extracomment>
        <translation>
            <numerusform> мегабайт</numerusform>
            <numerusform> мегабайти</numerusform>
            <numerusform> мегабайтів</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Кольори</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Світлі</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Темні</translation>
    </message>
    <message>
        <source>&amp;Keys that start and stop the clock from anywhere</source>
        <translation>К&amp;лавіші, що звідусіль починають і зупиняють облік</translation>
    </message>
    <message>
        <source>Off until you choose some. Should another program have them, a notification says so.</source>
        <translation>Вимкнено, доки ви не виберете. Якщо клавіші зайняла інша програма, про це скаже сповіщення.</translation>
    </message>
    <message>
        <source>Your desktop asks you about them in a window of its own, and may give you others.</source>
        <translation>Робоче середовище спитає вас про них у власному вікні й може дати інші.</translation>
    </message>
    <message>
        <source>Your desktop gave Hourproof these: {keys}</source>
        <translation>Робоче середовище дало Hourproof такі: {keys}</translation>
    </message>
    <message>
        <source>Your desktop chose them and does not say which: its own settings show and change them.</source>
        <translation>Робоче середовище вибрало їх і не каже, які: їх показують і змінюють його власні налаштування.</translation>
    </message>
    <message>
        <source>You said no when your desktop asked. Choose some to be asked again.</source>
        <translation>Ви відмовили, коли робоче середовище питало. Виберіть клавіші, щоб воно спитало знову.</translation>
    </message>
    <message>
        <source>Chan&amp;ge them in the desktop’s settings</source>
        <translation>Змінити їх у налаштуваннях &amp;середовища</translation>
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
        <translation>&amp;Мова</translation>
    </message>
    <message>
        <source>Text is as large as your system says.</source>
        <translation>Розмір тексту — як у системі.</translation>
    </message>
    <message>
        <source>&amp;Start Hourproof when you log in</source>
        <translation>З&amp;апускати Hourproof, коли ви входите в систему</translation>
    </message>
    <message>
        <source>It waits in the tray. The clock starts only when you start it.</source>
        <translation>Він чекає в лотку. Облік починається лише тоді, коли його почнете ви.</translation>
    </message>
    <message>
        <source>This system offers no way to start a program when you log in.</source>
        <translation>Ця система не вміє запускати програму, коли ви входите.</translation>
    </message>
    <message>
        <source>Reminders are for you alone: nobody else is told.</source>
        <translation>Нагадування лише для вас: більше ніхто про них не знає.</translation>
    </message>
    <message>
        <source>Remind me to clock &amp;in after using the computer for</source>
        <translation>Нагадати &amp;почати облік, якщо комп’ютер працює вже</translation>
    </message>
    <message>
        <source>Remind me of a &amp;long session after every</source>
        <translation>Нагадувати про &amp;довгий сеанс кожні</translation>
    </message>
    <message numerus="yes">
        <source> minutes</source>
        <extracomment>For one:  minute</extracomment>
        <translation>
            <numerusform> хвилину</numerusform>
            <numerusform> хвилини</numerusform>
            <numerusform> хвилин</numerusform>
        </translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Версія</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Ліцензія</translation>
    </message>
    <message>
        <source>Hourproof is free software under the AGPL, version 3 or later. It uses Qt for Python under the LGPL, version 3.</source>
        <translation>Hourproof — вільна програма за ліцензією AGPL версії 3 або новішої. Вона використовує Qt for Python за ліцензією LGPL версії 3.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Сервер</translation>
    </message>
    <message>
        <source>Enrolled for</source>
        <translation>Зареєстровано для</translation>
    </message>
    <message>
        <source>{person}, {organization}</source>
        <translation>{person}, {organization}</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>Цей пристрій</translation>
    </message>
    <message>
        <source>Device id</source>
        <translation>Код пристрою</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Тека даних</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Файл налаштувань</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Журнал</translation>
    </message>
    <message>
        <source>Not enrolled yet</source>
        <translation>Ще не зареєстровано</translation>
    </message>
    <message>
        <source>&amp;Open the data folder</source>
        <translation>&amp;Відкрити теку даних</translation>
    </message>
    <message>
        <source>Each device signs your time with a key of its own. Every one of them stands in your employer’s log, so none can be added without you seeing it here.</source>
        <translation>Кожен пристрій підписує ваш час власним ключем. Усі вони записані в журналі замовника, тож жоден не можна додати так, щоб ви не побачили його тут.</translation>
    </message>
    <message>
        <source>{name} – this device</source>
        <translation>{name} – цей пристрій</translation>
    </message>
    <message>
        <source>It may track and sign your time, and vouch for another device.</source>
        <translation>Може обліковувати й підписувати ваш час і поручатися за інший пристрій.</translation>
    </message>
    <message>
        <source>Added on {date}, vouched for by {name}.</source>
        <translation>Додано {date}, поручився {name}.</translation>
    </message>
    <message>
        <source>Added on {date} with a code or a sign-in. No device vouched for it.</source>
        <translation>Додано {date} за кодом або входом. Жоден пристрій за нього не поручився.</translation>
    </message>
    <message>
        <source>Last upload: {when}</source>
        <translation>Останнє надсилання: {when}</translation>
    </message>
    <message>
        <source>It has not uploaded anything yet.</source>
        <translation>Він ще нічого не надіслав.</translation>
    </message>
    <message>
        <source>Ended on {date}. It may send nothing more; what it uploaded stays.</source>
        <translation>Припинено {date}. Більше нічого не може надіслати; надіслане лишається.</translation>
    </message>
    <message>
        <source>What it claims of the time from {when} on is marked, since it was lost then.</source>
        <translation>Заявлене ним за час від {when} позначено, бо тоді його було втрачено.</translation>
    </message>
    <message>
        <source>The server is being asked…</source>
        <translation>Запит до сервера…</translation>
    </message>
    <message>
        <source>This is what was known at the last visit to the server. {why}</source>
        <translation>Це відомо з останнього звернення до сервера. {why}</translation>
    </message>
    <message>
        <source>The log names no device of yours yet. It will after the next upload.</source>
        <translation>Журнал ще не називає жодного вашого пристрою. Назве після наступного надсилання.</translation>
    </message>
    <message>
        <source>This device is not enrolled yet.</source>
        <translation>Цей пристрій ще не зареєстровано.</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>Припинити…</translation>
    </message>
    <message>
        <source>End the device {name}</source>
        <translation>Припинити пристрій {name}</translation>
    </message>
    <message>
        <source>End {name}?</source>
        <translation>Припинити {name}?</translation>
    </message>
    <message>
        <source>It can send nothing more, for ever. What it has not uploaded stays on it and is not billed: upload there first if you can. What it uploaded stays in your diary. To use it again, enrol it as a new device.</source>
        <translation>Він більше ніколи нічого не надішле. Ненадіслане лишиться на ньому й не буде оплачене: якщо можете, спершу надішліть. Надіслане лишається у вашому щоденнику. Щоб користуватися ним знову, зареєструйте його як новий пристрій.</translation>
    </message>
    <message>
        <source>It was &amp;lost or stolen</source>
        <translation>Його &amp;втрачено або вкрадено</translation>
    </message>
    <message>
        <source>&amp;Since when</source>
        <translation>Від&amp;коли</translation>
    </message>
    <message>
        <source>What it claims of the time from then on is marked. Tell your employer too.</source>
        <translation>Заявлене ним за час відтоді буде позначено. Скажіть і замовнику.</translation>
    </message>
    <message>
        <source>That time has not come yet.</source>
        <translation>Цей час ще не настав.</translation>
    </message>
    <message>
        <source>&amp;End it</source>
        <translation>&amp;Припинити</translation>
    </message>
    <message>
        <source>{name} is ended. The log says so.</source>
        <translation>{name} припинено. Так каже журнал.</translation>
    </message>
    <message>
        <source>Vouch for a new device</source>
        <translation>Поручитися за новий пристрій</translation>
    </message>
    <message>
        <source>Enrol the new device with a one-time code and choose there to have another device vouch for it. It then shows a check code. Read it on that device yourself: whoever gets you to vouch for theirs can sign time as you.</source>
        <translation>Зареєструйте новий пристрій одноразовим кодом і виберіть там, щоб за нього поручився інший пристрій. Тоді він покаже контрольний код. Прочитайте його на тому пристрої самі: хто змусить вас поручитися за свій, зможе підписувати час від вашого імені.</translation>
    </message>
    <message>
        <source>&amp;Check code of the new device</source>
        <translation>&amp;Контрольний код нового пристрою</translation>
    </message>
    <message>
        <source>&amp;Vouch</source>
        <translation>Пору&amp;читися</translation>
    </message>
    <message>
        <source>Type the check code that the new device shows.</source>
        <translation>Введіть контрольний код, який показує новий пристрій.</translation>
    </message>
    <message>
        <source>Vouching…</source>
        <translation>Поручення…</translation>
    </message>
    <message>
        <source>You vouched for {name}. It enrols itself now.</source>
        <translation>Ви поручилися за {name}. Тепер він реєструється.</translation>
    </message>
    <message>
        <source>To see whether this week is closed, or to close it, choose one contract above.</source>
        <translation>Щоб побачити, чи закрито цей тиждень, або закрити його, виберіть угорі один контракт.</translation>
    </message>
    <message>
        <source>This week is not closed yet</source>
        <translation>Цей тиждень ще не закрито</translation>
    </message>
    <message>
        <source>Signed on this device: {tracked} tracked, {manual} manual.</source>
        <translation>Підписано на цьому пристрої: {tracked} обліковано, {manual} вручну.</translation>
    </message>
    <message>
        <source>You can edit it until {until}; after an edit close it again.</source>
        <translation>Можна змінювати до {until}; після зміни закрийте знову.</translation>
    </message>
    <message>
        <source>The time to edit it ended on {until}. It can still be closed.</source>
        <translation>Час на зміни минув {until}. Закрити тиждень ще можна.</translation>
    </message>
    <message>
        <source>Some of it is not signed yet: stop the clock, and wait until the reviews are over.</source>
        <translation>Частину ще не підписано: зупиніть годинник і зачекайте, доки мине час перегляду.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments and claims are still on their way to the server.</source>
        <extracomment>For one: {count} segment or claim is still on its way to the server.</extracomment>
        <translation>
            <numerusform>{count} сегмент або заява ще на шляху до сервера.</numerusform>
            <numerusform>{count} сегменти й заяви ще на шляху до сервера.</numerusform>
            <numerusform>{count} сегментів і заяв ще на шляху до сервера.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is billed is what the close says. Left open, nothing is lost, and the week is shown as unclosed.</source>
        <translation>Оплачується те, що сказано в закритті. Якщо лишити відкритим, нічого не втрачено, а тиждень показано як незакритий.</translation>
    </message>
    <message>
        <source>Closed on {when}: {tracked} tracked, {manual} manual, on all your devices</source>
        <translation>Закрито {when}: {tracked} обліковано, {manual} вручну, на всіх ваших пристроях</translation>
    </message>
    <message>
        <source>The server has it, with its receipt.</source>
        <translation>Сервер його має, з квитанцією.</translation>
    </message>
    <message>
        <source>It goes up with the next upload.</source>
        <translation>Піде з наступним надсиланням.</translation>
    </message>
    <message>
        <source>The server did not take this close. Close the week again.</source>
        <translation>Сервер не прийняв цього закриття. Закрийте тиждень знову.</translation>
    </message>
    <message>
        <source>This device has signed more since: {tracked} tracked, {manual} manual. Close it again.</source>
        <translation>Відтоді цей пристрій підписав більше: {tracked} обліковано, {manual} вручну. Закрийте знову.</translation>
    </message>
    <message>
        <source>C&amp;lose the week…</source>
        <translation>Закр&amp;ити тиждень…</translation>
    </message>
    <message>
        <source>C&amp;lose it again…</source>
        <translation>Закр&amp;ити знову…</translation>
    </message>
    <message>
        <source>Close the week from {first} to {last}?</source>
        <translation>Закрити тиждень від {first} до {last}?</translation>
    </message>
    <message>
        <source>You sign how much of this week on {contract} is to be billed. This device alone has {tracked} tracked and {manual} manual; what your other devices sent is asked of the server and added.</source>
        <translation>Ви підписуєте, скільки за цей тиждень у контракті {contract} має бути оплачено. Лише цей пристрій має {tracked} облікованого й {manual} ручного часу; надіслане іншими вашими пристроями питається в сервера й додається.</translation>
    </message>
    <message>
        <source>A close is a signed statement: it stands in the log and cannot be erased. A later one of the same week replaces it.</source>
        <translation>Закриття — підписане твердження: воно стоїть у журналі й не стирається. Пізніше закриття того самого тижня його заміняє.</translation>
    </message>
    <message>
        <source>Sign and &amp;close</source>
        <translation>Підписати й &amp;закрити</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>&amp;Не зараз</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>Підписування…</translation>
    </message>
    <message>
        <source>Closed: {tracked} tracked and {manual} manual, on all your devices.</source>
        <translation>Закрито: {tracked} обліковано й {manual} вручну, на всіх ваших пристроях.</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Готово</translation>
    </message>
    <message>
        <source>Work diary</source>
        <translation>Робочий щоденник</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Раніше</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Пізніше</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Сьогодні</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Дата</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Показано</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>День</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Тиждень</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Місяць</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Рік</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Контракт</translation>
    </message>
    <message>
        <source>All contracts</source>
        <translation>Усі контракти</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Більше</translation>
    </message>
    <message>
        <source>&amp;Add manual time…</source>
        <translation>&amp;Додати ручний час…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Експорт…</translation>
    </message>
    <message>
        <source>Check an e&amp;xport…</source>
        <translation>Пе&amp;ревірити експорт…</translation>
    </message>
    <message>
        <source>Open in the &amp;browser</source>
        <translation>Відкрити в &amp;браузері</translation>
    </message>
    <message>
        <source>Read agai&amp;n</source>
        <translation>&amp;Прочитати знову</translation>
    </message>
    <message>
        <source>Choose a&amp;ll</source>
        <translation>Вибрати в&amp;се</translation>
    </message>
    <message>
        <source>Go &amp;to a day</source>
        <translation>Перейти до д&amp;ня</translation>
    </message>
    <message>
        <source>&amp;How to read this page</source>
        <translation>&amp;Як читати цю сторінку</translation>
    </message>
    <message>
        <source>Reading your diary…</source>
        <translation>Читається щоденник…</translation>
    </message>
    <message>
        <source>Reading… {date}</source>
        <translation>Читається… {date}</translation>
    </message>
    <message>
        <source>The diary cannot be read now. {why}</source>
        <translation>Щоденник зараз не прочитати. {why}</translation>
    </message>
    <message>
        <source>Tracked {tracked}</source>
        <translation>Обліковано {tracked}</translation>
    </message>
    <message>
        <source>Manual {manual}</source>
        <translation>Ручний час {manual}</translation>
    </message>
    <message>
        <source>Week {tracked}</source>
        <translation>Тиждень {tracked}</translation>
    </message>
    <message>
        <source>Week {tracked} of {limit}</source>
        <translation>Тиждень {tracked} з {limit}</translation>
    </message>
    <message>
        <source>Would hold {held}</source>
        <translation>Зарахують {held}</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments</source>
        <extracomment>For one: {count} segment</extracomment>
        <translation>
            <numerusform>{count} сегмент</numerusform>
            <numerusform>{count} сегменти</numerusform>
            <numerusform>{count} сегментів</numerusform>
        </translation>
    </message>
    <message>
        <source>Times are those of this computer; a week runs from Monday 00:00 UTC.</source>
        <translation>Час — за цим комп’ютером; тиждень починається в понеділок о 00:00 UTC.</translation>
    </message>
    <message>
        <source>Tracked</source>
        <translation>Обліковано</translation>
    </message>
    <message>
        <source>Redacted</source>
        <translation>Приховано</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Вилучено</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Неактивний</translation>
    </message>
    <message>
        <source>Over limit</source>
        <translation>Понад ліміт</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Ручний</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Відкликано</translation>
    </message>
    <message>
        <source>Being tracked</source>
        <translation>Обліковується</translation>
    </message>
    <message>
        <source>Kept here, not signed yet</source>
        <translation>Зберігається тут, ще не підписано</translation>
    </message>
    <message>
        <source>Signed, waits for its upload</source>
        <translation>Підписано, чекає на надсилання</translation>
    </message>
    <message>
        <source>Refused by the server, kept here</source>
        <translation>Сервер не прийняв, зберігається тут</translation>
    </message>
    <message>
        <source>Received, with a receipt</source>
        <translation>Отримано, з квитанцією</translation>
    </message>
    <message>
        <source>Pictures taken back.</source>
        <translation>Знімки відкликано.</translation>
    </message>
    <message>
        <source>Its picture comes at a random moment.</source>
        <translation>Знімок буде у випадкову мить.</translation>
    </message>
    <message>
        <source>You took all of it back.</source>
        <translation>Ви відкликали все.</translation>
    </message>
    <message>
        <source>Activity unknown</source>
        <translation>Активність невідома</translation>
    </message>
    <message>
        <source>No memo</source>
        <translation>Без нотатки</translation>
    </message>
    <message>
        <source>Activity {tenths} of 10</source>
        <translation>Активність {tenths} з 10</translation>
    </message>
    <message numerus="yes">
        <source>{count} pictures</source>
        <extracomment>For one: {count} picture</extracomment>
        <translation>
            <numerusform>{count} знімок</numerusform>
            <numerusform>{count} знімки</numerusform>
            <numerusform>{count} знімків</numerusform>
        </translation>
    </message>
    <message>
        <source>with a photo</source>
        <translation>з фото</translation>
    </message>
    <message>
        <source>{span}, {state}, {minutes}. {memo}. {activity}. {pictures}. {holds}. {upload}.</source>
        <translation>{span}, {state}, {minutes}. {memo}. {activity}. {pictures}. {holds}. {upload}.</translation>
    </message>
    <message>
        <source>{span}, manual time, {minutes}. {memo}. {upload}.</source>
        <translation>{span}, ручний час, {minutes}. {memo}. {upload}.</translation>
    </message>
    <message>
        <source>{day}: tracked {tracked}, manual {manual}</source>
        <translation>{day}: обліковано {tracked}, ручний час {manual}</translation>
    </message>
    <message>
        <source>Would this hold?</source>
        <translation>Чи зарахують це?</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Так</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Ще ні</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>Частково</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Ні</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Зараховується</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Очікує</translation>
    </message>
    <message>
        <source>Counts in part</source>
        <translation>Зараховується частково</translation>
    </message>
    <message>
        <source>Does not count</source>
        <translation>Не зараховується</translation>
    </message>
    <message numerus="yes">
        <source>Yes. {count} minutes count towards billing.</source>
        <extracomment>For one: Yes. {count} minute counts towards billing.</extracomment>
        <translation>
            <numerusform>Так. До оплати зараховується {count} хвилина.</numerusform>
            <numerusform>Так. До оплати зараховуються {count} хвилини.</numerusform>
            <numerusform>Так. До оплати зараховуються {count} хвилин.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not yet. Nothing speaks against it; {count} minutes would count.</source>
        <extracomment>For one: Not yet. Nothing speaks against it; {count} minute would count.</extracomment>
        <translation>
            <numerusform>Ще ні. Перешкод немає; зарахували б {count} хвилину.</numerusform>
            <numerusform>Ще ні. Перешкод немає; зарахували б {count} хвилини.</numerusform>
            <numerusform>Ще ні. Перешкод немає; зарахували б {count} хвилин.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In part. {count} minutes count towards billing.</source>
        <extracomment>For one: In part. {count} minute counts towards billing.</extracomment>
        <translation>
            <numerusform>Частково. До оплати зараховується {count} хвилина.</numerusform>
            <numerusform>Частково. До оплати зараховуються {count} хвилини.</numerusform>
            <numerusform>Частково. До оплати зараховуються {count} хвилин.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No, as it stands now.</source>
        <extracomment>For one: No, as it stands now.</extracomment>
        <translation>
            <numerusform>Ні, якщо нічого не зміниться.</numerusform>
            <numerusform>Ні, якщо нічого не зміниться.</numerusform>
            <numerusform>Ні, якщо нічого не зміниться.</numerusform>
        </translation>
    </message>
    <message>
        <source>This contract is no longer known here, so it cannot be told.</source>
        <translation>Цей контракт тут уже невідомий, тож сказати не можна.</translation>
    </message>
    <message>
        <source>As far as this device knows: work of other devices and objections are on the server.</source>
        <translation>Наскільки знає цей пристрій: робота з інших пристроїв і заперечення — на сервері.</translation>
    </message>
    <message>
        <source>You had agreed to what is captured.</source>
        <translation>Ви погодилися на те, що фіксується.</translation>
    </message>
    <message>
        <source>No agreement of yours held when it began.</source>
        <translation>Коли він почався, вашої чинної згоди не було.</translation>
    </message>
    <message>
        <source>You took all of it back, so nothing of it counts.</source>
        <translation>Ви відкликали все, тож нічого з цього не зараховується.</translation>
    </message>
    <message>
        <source>All its minutes are counted already, of a segment before it.</source>
        <translation>Усі його хвилини вже зараховано в попередньому сегменті.</translation>
    </message>
    <message>
        <source>Some of its minutes are counted already, of a segment before it.</source>
        <translation>Частину його хвилин уже зараховано в попередньому сегменті.</translation>
    </message>
    <message>
        <source>This contract has no weekly limit.</source>
        <translation>У цього контракту немає тижневого ліміту.</translation>
    </message>
    <message>
        <source>It is within the weekly limit.</source>
        <translation>Він у межах тижневого ліміту.</translation>
    </message>
    <message>
        <source>Some of its minutes are over the weekly limit and are not billed.</source>
        <translation>Частина його хвилин понад тижневий ліміт і не оплачується.</translation>
    </message>
    <message>
        <source>It is over the weekly limit and is not billed.</source>
        <translation>Він понад тижневий ліміт і не оплачується.</translation>
    </message>
    <message>
        <source>It has a memo.</source>
        <translation>Нотатка є.</translation>
    </message>
    <message>
        <source>It has no memo, and this contract needs none.</source>
        <translation>Нотатки немає, і цей контракт її не вимагає.</translation>
    </message>
    <message>
        <source>It has no memo, and this contract needs one. Write one.</source>
        <translation>Нотатки немає, а цей контракт її вимагає. Напишіть її.</translation>
    </message>
    <message>
        <source>Its picture is there.</source>
        <translation>Знімок є.</translation>
    </message>
    <message>
        <source>This contract takes no pictures.</source>
        <translation>Цей контракт не робить знімків.</translation>
    </message>
    <message>
        <source>It has no picture, for a reason that is foreseen: {reason}.</source>
        <translation>Знімка немає з передбаченої причини: {reason}.</translation>
    </message>
    <message>
        <source>It has no picture: {reason}. Your employer can object to that.</source>
        <translation>Знімка немає: {reason}. Замовник може проти цього заперечити.</translation>
    </message>
    <message>
        <source>You took pictures back; this contract lets the time stay.</source>
        <translation>Ви відкликали знімки; цей контракт дозволяє залишити час.</translation>
    </message>
    <message>
        <source>You took pictures back; this contract does not let the time stay.</source>
        <translation>Ви відкликали знімки; цей контракт не дозволяє залишити час.</translation>
    </message>
    <message>
        <source>You blacked out parts of its pictures; this contract lets the time stay.</source>
        <translation>Ви зафарбували частини знімків; цей контракт лишає час.</translation>
    </message>
    <message>
        <source>You blacked out parts of its pictures; this contract does not let the time stay.</source>
        <translation>Ви зафарбували частини знімків; цей контракт часу не лишає.</translation>
    </message>
    <message>
        <source>There was no input; this contract lets idle time be kept.</source>
        <translation>Введення не було; цей контракт дозволяє залишати неактивний час.</translation>
    </message>
    <message>
        <source>There was no input, and this contract does not let idle time be kept.</source>
        <translation>Введення не було, і цей контракт не дозволяє залишати неактивний час.</translation>
    </message>
    <message>
        <source>The server has it, and its receipt was checked.</source>
        <translation>Він є на сервері, квитанцію перевірено.</translation>
    </message>
    <message>
        <source>It is still being tracked.</source>
        <translation>Він ще обліковується.</translation>
    </message>
    <message>
        <source>It is not signed yet: you can still delete it without a trace.</source>
        <translation>Його ще не підписано: ви ще можете видалити його безслідно.</translation>
    </message>
    <message>
        <source>It is signed and waits for the server’s receipt.</source>
        <translation>Його підписано, він чекає на квитанцію сервера.</translation>
    </message>
    <message>
        <source>The server does not take it. It is kept here.</source>
        <translation>Сервер його не приймає. Він зберігається тут.</translation>
    </message>
    <message>
        <source>nothing was written down</source>
        <translation>нічого не записано</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Подробиці</translation>
    </message>
    <message>
        <source>&amp;Back to the diary</source>
        <translation>Назад до &amp;щоденника</translation>
    </message>
    <message>
        <source>Choose a segment to see all that is recorded of it.</source>
        <translation>Виберіть сегмент, щоб побачити все, що про нього записано.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments chosen</source>
        <extracomment>For one: {count} segment chosen</extracomment>
        <translation>
            <numerusform>Вибрано {count} сегмент</numerusform>
            <numerusform>Вибрано {count} сегменти</numerusform>
            <numerusform>Вибрано {count} сегментів</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the picture of monitor {monitor}</source>
        <translation>Показати знімок монітора {monitor}</translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation>Показати фото</translation>
    </message>
    <message>
        <source>Input per minute</source>
        <translation>Введення за хвилину</translation>
    </message>
    <message>
        <source>Minute</source>
        <translation>Хвилина</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Клавіші</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>Клацання</translation>
    </message>
    <message>
        <source>Scrolls</source>
        <translation>Прокручування</translation>
    </message>
    <message>
        <source>Input could not be counted: {reason}.</source>
        <translation>Введення не вдалося порахувати: {reason}.</translation>
    </message>
    <message>
        <source>You took the counts back.</source>
        <translation>Ви відкликали лічильники.</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>Що записано</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Нотатка</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Час</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Хвилини</translation>
    </message>
    <message>
        <source>App</source>
        <translation>Програма</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Заголовок</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Пристрій</translation>
    </message>
    <message>
        <source>Picture taken</source>
        <translation>Знімок зроблено</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Надсилання</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Квитанція</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Причина</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Додано</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Ще немає</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>Хто дивився</translation>
    </message>
    <message>
        <source>Nobody has looked at it yet.</source>
        <translation>Ще ніхто не дивився.</translation>
    </message>
    <message>
        <source>Offline: who looked is known on the server. It is asked again when you are back.</source>
        <translation>Немає мережі: хто дивився, знає сервер. Щойно з’явиться зв’язок, запит повториться.</translation>
    </message>
    <message>
        <source>Who looked cannot be told now. {why}</source>
        <translation>Зараз не можна сказати, хто дивився. {why}</translation>
    </message>
    <message>
        <source>It is only on this computer: nobody else can have looked.</source>
        <translation>Це лише на цьому комп’ютері: ніхто інший не міг дивитися.</translation>
    </message>
    <message>
        <source>{who}, {when}</source>
        <translation>{who}, {when}</translation>
    </message>
    <message>
        <source>Edit &amp;memo…</source>
        <translation>З&amp;мінити нотатку…</translation>
    </message>
    <message>
        <source>&amp;Redact…</source>
        <translation>При&amp;ховати…</translation>
    </message>
    <message>
        <source>Black out re&amp;gions…</source>
        <translation>&amp;Зафарбувати ділянки…</translation>
    </message>
    <message>
        <source>Ta&amp;ke back…</source>
        <translation>Від&amp;кликати…</translation>
    </message>
    <message numerus="yes">
        <source>Memo of {count} segments</source>
        <extracomment>For one: Memo of {count} segment</extracomment>
        <translation>
            <numerusform>Нотатка {count} сегмента</numerusform>
            <numerusform>Нотатка {count} сегментів</numerusform>
            <numerusform>Нотатка {count} сегментів</numerusform>
        </translation>
    </message>
    <message>
        <source>They have different memos. What you write replaces each of them.</source>
        <translation>У них різні нотатки. Те, що ви напишете, замінить кожну з них.</translation>
    </message>
    <message>
        <source>What is signed already keeps its first memo beside the new one, for both sides to see.</source>
        <translation>Уже підписане зберігає першу нотатку поряд із новою: її бачать обидві сторони.</translation>
    </message>
    <message numerus="yes">
        <source>{count} characters left</source>
        <extracomment>For one: {count} character left</extracomment>
        <translation>
            <numerusform>Залишився {count} символ</numerusform>
            <numerusform>Залишилося {count} символи</numerusform>
            <numerusform>Залишилося {count} символів</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} characters too many</source>
        <extracomment>For one: {count} character too many</extracomment>
        <translation>
            <numerusform>{count} зайвий символ</numerusform>
            <numerusform>{count} зайві символи</numerusform>
            <numerusform>{count} зайвих символів</numerusform>
        </translation>
    </message>
    <message>
        <source>Signs that cannot be seen, and those that turn the direction of writing, are left out.</source>
        <translation>Невидимі знаки й ті, що міняють напрям письма, пропущено.</translation>
    </message>
    <message>
        <source>Nothing is written: the memo is emptied.</source>
        <translation>Нічого не написано: нотатку буде спорожнено.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments were not changed.</source>
        <extracomment>For one: {count} segment was not changed.</extracomment>
        <translation>
            <numerusform>{count} сегмент не змінено.</numerusform>
            <numerusform>{count} сегменти не змінено.</numerusform>
            <numerusform>{count} сегментів не змінено.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Зберегти</translation>
    </message>
    <message>
        <source>Redact {span}</source>
        <translation>Приховати {span}</translation>
    </message>
    <message numerus="yes">
        <source>Redact {count} segments</source>
        <extracomment>For one: Redact {count} segment</extracomment>
        <translation>
            <numerusform>Приховати {count} сегмент</numerusform>
            <numerusform>Приховати {count} сегменти</numerusform>
            <numerusform>Приховати {count} сегментів</numerusform>
        </translation>
    </message>
    <message>
        <source>What to take back</source>
        <translation>Що відкликати</translation>
    </message>
    <message>
        <source>Wh&amp;y</source>
        <translation>&amp;Чому</translation>
    </message>
    <message>
        <source>&amp;Take it back</source>
        <translation>&amp;Відкликати</translation>
    </message>
    <message>
        <source>Choose at least one thing to take back.</source>
        <translation>Виберіть щонайменше щось одне, що відкликати.</translation>
    </message>
    <message numerus="yes">
        <source>Of {count} segments nothing was taken back.</source>
        <extracomment>For one: Of {count} segment nothing was taken back.</extracomment>
        <translation>
            <numerusform>З {count} сегмента нічого не відкликано.</numerusform>
            <numerusform>З {count} сегментів нічого не відкликано.</numerusform>
            <numerusform>З {count} сегментів нічого не відкликано.</numerusform>
        </translation>
    </message>
    <message>
        <source>The time stays. Where it was uploaded already, the server erases it and keeps that it was there.</source>
        <translation>Час лишається. Уже надіслане сервер зітре, але збереже, що воно було.</translation>
    </message>
    <message>
        <source>This contract does not let the time stay when something is taken back.</source>
        <translation>Цей контракт не дозволяє залишити час, якщо щось відкликано.</translation>
    </message>
    <message>
        <source>It is not uploaded yet: what you take back never leaves this computer.</source>
        <translation>Його ще не надіслано: те, що ви відкличете, ніколи не покине цей комп’ютер.</translation>
    </message>
    <message>
        <source>Pictures of the screen</source>
        <translation>Знімки екрана</translation>
    </message>
    <message>
        <source>Photo from the webcam</source>
        <translation>Фото з вебкамери</translation>
    </message>
    <message>
        <source>App and title</source>
        <translation>Програма й заголовок</translation>
    </message>
    <message>
        <source>Counts of input</source>
        <translation>Лічильники введення</translation>
    </message>
    <message>
        <source>Signs of how input was made</source>
        <translation>Ознаки того, як зроблено введення</translation>
    </message>
    <message>
        <source>Picture of monitor {monitor}</source>
        <translation>Знімок монітора {monitor}</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Особисте</translation>
    </message>
    <message>
        <source>By mistake</source>
        <translation>Помилково</translation>
    </message>
    <message>
        <source>Not work</source>
        <translation>Не робота</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Інша причина</translation>
    </message>
    <message>
        <source>Delete {span} with its pictures, counts and minutes?</source>
        <translation>Видалити {span} разом зі знімками, лічильниками та хвилинами?</translation>
    </message>
    <message numerus="yes">
        <source>Delete {count} segments with their pictures, counts and minutes?</source>
        <extracomment>For one: Delete {count} segment with its pictures, counts and minutes?</extracomment>
        <translation>
            <numerusform>Видалити {count} сегмент разом зі знімками, лічильниками та хвилинами?</numerusform>
            <numerusform>Видалити {count} сегменти разом зі знімками, лічильниками та хвилинами?</numerusform>
            <numerusform>Видалити {count} сегментів разом зі знімками, лічильниками та хвилинами?</numerusform>
        </translation>
    </message>
    <message>
        <source>What is not signed yet is deleted at once and never leaves this computer. This cannot be undone.</source>
        <translation>Ще не підписане видаляється одразу й ніколи не покине цей комп’ютер. Повернути це не можна.</translation>
    </message>
    <message>
        <source>What is signed is taken back by a statement that both sides see; its time counts no more. You can undo it for {seconds} seconds, then no more.</source>
        <translation>Підписане відкликається записом, який бачать обидві сторони; його час більше не зараховується. Повернути можна протягом {seconds} с, потім уже ні.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments are being deleted.</source>
        <extracomment>For one: {count} segment is being deleted.</extracomment>
        <translation>
            <numerusform>Видаляється {count} сегмент.</numerusform>
            <numerusform>Видаляються {count} сегменти.</numerusform>
            <numerusform>Видаляються {count} сегментів.</numerusform>
        </translation>
    </message>
    <message>
        <source>The manual time is being taken back.</source>
        <translation>Ручний час відкликається.</translation>
    </message>
    <message>
        <source>Take back the manual time {span}?</source>
        <translation>Відкликати ручний час {span}?</translation>
    </message>
    <message>
        <source>It counts no more and its reason is erased. You can undo it for {seconds} seconds, then no more.</source>
        <translation>Він більше не зараховується, а його причина стирається. Повернути можна протягом {seconds} с, потім уже ні.</translation>
    </message>
    <message>
        <source>Add manual time</source>
        <translation>Додати ручний час</translation>
    </message>
    <message>
        <source>Time without evidence. It is always shown apart, and your employer decides about it.</source>
        <translation>Час без підтверджень. Його завжди показано окремо, і рішення про нього приймає замовник.</translation>
    </message>
    <message>
        <source>C&amp;ontract</source>
        <translation>&amp;Контракт</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;День</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>&amp;З</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>Д&amp;о</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Причина</translation>
    </message>
    <message>
        <source>What you did: a meeting, a call…</source>
        <translation>Що ви робили: зустріч, дзвінок…</translation>
    </message>
    <message>
        <source>None of your contracts allows manual time.</source>
        <translation>Жоден із ваших контрактів не дозволяє ручного часу.</translation>
    </message>
    <message>
        <source>The clocks go forward then: {time} does not exist on this day. Nothing was added.</source>
        <translation>Тоді годинники переводять уперед: цього дня немає {time}. Нічого не додано.</translation>
    </message>
    <message>
        <source>The clocks go back then: {time} comes twice on this day, and the first is meant.</source>
        <translation>Тоді годинники переводять назад: {time} того дня буває двічі, мається на увазі перший раз.</translation>
    </message>
    <message>
        <source>The end must come after the beginning. 00:00 as the end is midnight; add what comes after it to the next day.</source>
        <translation>Кінець має бути після початку. 00:00 наприкінці — це північ; те, що далі, додайте до наступного дня.</translation>
    </message>
    <message>
        <source>{time} in all</source>
        <translation>{time} загалом</translation>
    </message>
    <message>
        <source>It is tracked: {span}.</source>
        <translation>Обліковано: {span}.</translation>
    </message>
    <message>
        <source>It is claimed: {span}.</source>
        <translation>Заявлено: {span}.</translation>
    </message>
    <message>
        <source>Write a reason: it stands in place of evidence.</source>
        <translation>Напишіть причину: вона замінює підтвердження.</translation>
    </message>
    <message>
        <source>Export your work diary</source>
        <translation>Експорт робочого щоденника</translation>
    </message>
    <message>
        <source>A file with everything that was receipted, signed and sealed. Anybody can check it without this computer and without the server.</source>
        <translation>Файл з усім, що має квитанцію, підписаний і запечатаний. Будь-хто може перевірити його без цього комп’ютера й без сервера.</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Період</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Усе</translation>
    </message>
    <message>
        <source>What is shown: {first} to {last} (UTC days)</source>
        <translation>Показане: від {first} до {last} (дні за UTC)</translation>
    </message>
    <message>
        <source>With the pictures that are on this computer</source>
        <translation>Зі знімками, що є на цьому комп’ютері</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Файл</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Експортувати</translation>
    </message>
    <message>
        <source>Choose where to write it.</source>
        <translation>Виберіть, куди записати.</translation>
    </message>
    <message>
        <source>There is no contract to export yet.</source>
        <translation>Ще немає контракту, який можна експортувати.</translation>
    </message>
    <message>
        <source>A file of this name is there already. Replace it, or give another name.</source>
        <translation>Файл із такою назвою вже є. Замініть його або дайте іншу назву.</translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation>З&amp;амінити</translation>
    </message>
    <message>
        <source>This is a folder. Give the file a name in it.</source>
        <translation>Це тека. Дайте файлу назву в ній.</translation>
    </message>
    <message>
        <source>There is no folder {folder}. Choose one that is there.</source>
        <translation>Теки {folder} немає. Виберіть наявну.</translation>
    </message>
    <message>
        <source>Nothing can be written to {folder}: {error}. Choose another folder.</source>
        <translation>Не вдається записати в {folder}: {error}. Виберіть іншу теку.</translation>
    </message>
    <message>
        <source>There is no room left at {folder}. Free some space, or choose another folder. No file was written.</source>
        <translation>У {folder} немає місця. Звільніть місце або виберіть іншу теку. Файл не записано.</translation>
    </message>
    <message>
        <source>Work diary (*.hpb)</source>
        <translation>Робочий щоденник (*.hpb)</translation>
    </message>
    <message>
        <source>{size} written…</source>
        <translation>Записано {size}…</translation>
    </message>
    <message numerus="yes">
        <source>Done: {count} statements in {size}. The file is {file}.</source>
        <extracomment>For one: Done: {count} statement in {size}. The file is {file}.</extracomment>
        <translation>
            <numerusform>Готово: {count} запис, {size}. Файл: {file}.</numerusform>
            <numerusform>Готово: {count} записи, {size}. Файл: {file}.</numerusform>
            <numerusform>Готово: {count} записів, {size}. Файл: {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} have no receipt yet and are not in it.</source>
        <extracomment>For one: {count} has no receipt yet and is not in it.</extracomment>
        <translation>
            <numerusform>{count} ще не має квитанції, тож у файл не потрапив.</numerusform>
            <numerusform>{count} ще не мають квитанції, тож у файл не потрапили.</numerusform>
            <numerusform>{count} ще не мають квитанції, тож у файл не потрапили.</numerusform>
        </translation>
    </message>
    <message>
        <source>With all pictures.</source>
        <translation>З усіма знімками.</translation>
    </message>
    <message>
        <source>With small pictures; full ones are kept here only until they are delivered.</source>
        <translation>З малими знімками; повні зберігаються тут лише до доставлення.</translation>
    </message>
    <message>
        <source>Without pictures.</source>
        <translation>Без знімків.</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Зупинено. Файл не записано.</translation>
    </message>
    <message>
        <source>Nothing has a receipt yet, so there is nothing to export.</source>
        <translation>Ще ніщо не має квитанції, тож експортувати нічого.</translation>
    </message>
    <message>
        <source>Open the fo&amp;lder</source>
        <translation>Відкрити &amp;теку</translation>
    </message>
    <message>
        <source>Check &amp;it</source>
        <translation>Перевірити &amp;його</translation>
    </message>
    <message>
        <source>Check an export</source>
        <translation>Перевірка експорту</translation>
    </message>
    <message>
        <source>Checks signatures, chains, receipts and pictures of a file, offline, by the key of your log.</source>
        <translation>Перевіряє підписи, ланцюжки, квитанції та знімки у файлі, без мережі, за ключем вашого журналу.</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>&amp;Перевірити</translation>
    </message>
    <message>
        <source>Checking… {percent} %</source>
        <translation>Перевіряється… {percent} %</translation>
    </message>
    <message>
        <source>Stopped before the end: nothing can be said.</source>
        <translation>Зупинено до кінця: сказати нічого не можна.</translation>
    </message>
    <message>
        <source>&amp;File to check</source>
        <translation>&amp;Файл для перевірки</translation>
    </message>
    <message>
        <source>Details for support</source>
        <translation>Подробиці для служби підтримки</translation>
    </message>
    <message>
        <source>It is whole: everything in it holds and nothing is missing.</source>
        <translation>Він цілий: усе в ньому правильне й нічого не бракує.</translation>
    </message>
    <message>
        <source>It does not hold: something in it was changed, or does not belong together.</source>
        <translation>Перевірки не пройдено: щось у ньому змінено або не пасує одне до одного.</translation>
    </message>
    <message>
        <source>What is there holds, but something is missing.</source>
        <translation>Те, що є, правильне, але чогось бракує.</translation>
    </message>
    <message>
        <source>This is not an export of a work diary, or it was cut off.</source>
        <translation>Це не експорт робочого щоденника або його обірвано.</translation>
    </message>
    <message>
        <source>{tracked} tracked and {manual} manual, in {segments}.</source>
        <translation>Обліковано {tracked}, ручний час {manual}; {segments}.</translation>
    </message>
    <message>
        <source>Choose the file to check.</source>
        <translation>Виберіть файл для перевірки.</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file in it.</source>
        <translation>Це тека. Виберіть файл у ній.</translation>
    </message>
    <message>
        <source>There is no file of this name.</source>
        <translation>Файлу з такою назвою немає.</translation>
    </message>
    <message>
        <source>The file cannot be read: {error}.</source>
        <translation>Файл не прочитати: {error}.</translation>
    </message>
    <message>
        <source>Nothing was tracked on this day.</source>
        <translation>Цього дня нічого не обліковано.</translation>
    </message>
    <message>
        <source>Nothing was tracked in this time.</source>
        <translation>За цей час нічого не обліковано.</translation>
    </message>
    <message>
        <source>Nothing is tracked yet today. Press Start in the main window: each part of an hour then appears here as a card, with what was captured and whether it would be billed.</source>
        <translation>Сьогодні ще нічого не обліковано. Натисніть «Почати» в головному вікні: кожна частина години з’явиться тут карткою з тим, що зафіксовано, і чи це оплатять.</translation>
    </message>
    <message>
        <source>This day is still to come.</source>
        <translation>Цей день ще попереду.</translation>
    </message>
    <message>
        <source>You can add time without evidence, if your contract allows it. What another computer tracked is in the diary in the browser.</source>
        <translation>Ви можете додати час без підтверджень, якщо це дозволяє контракт. Обліковане на іншому комп’ютері — у щоденнику в браузері.</translation>
    </message>
    <message>
        <source>Nothing was tracked for {contract} in this time.</source>
        <translation>За цей час для {contract} нічого не обліковано.</translation>
    </message>
    <message>
        <source>Choose “All contracts” to see the rest.</source>
        <translation>Виберіть «Усі контракти», щоб побачити решту.</translation>
    </message>
    <message>
        <source>You have no contract now. When you are hired it appears in the main window, and what you track on it appears here.</source>
        <translation>Зараз у вас немає контракту. Коли вас наймуть, він з’явиться в головному вікні, а облікований за ним час — тут.</translation>
    </message>
    <message>
        <source>Your diary begins when this device is enrolled and you first press Start.</source>
        <translation>Щоденник почнеться, коли цей пристрій зареєстровано і ви вперше натиснете «Почати».</translation>
    </message>
    <message>
        <source>Arrows walk · Enter shows details · F2 memo · Del deletes · Alt+← → days · F1 explains the marks</source>
        <translation>Стрілки — рух · Enter — подробиці · F2 — нотатка · Del — видалити · Alt+← → дні · F1 — позначки</translation>
    </message>
    <message>
        <source>How to read this page</source>
        <translation>Як читати цю сторінку</translation>
    </message>
    <message>
        <source>How time counts</source>
        <translation>Як рахується час</translation>
    </message>
    <message>
        <source>What a card shows</source>
        <translation>Що показує картка</translation>
    </message>
    <message>
        <source>How far it has come</source>
        <translation>Як далеко це дійшло</translation>
    </message>
    <message>
        <source>The clock was running, and what it recorded was signed on your machine.</source>
        <translation>Годинник ішов, і записане підписано на вашому комп’ютері.</translation>
    </message>
    <message>
        <source>You have taken part of it back, or blacked it out. The rest is as it was signed.</source>
        <translation>Ви відкликали або зафарбували частину. Решта така, як підписано.</translation>
    </message>
    <message>
        <source>You have taken all of it back. Only the signed statement, without content, is left.</source>
        <translation>Ви відкликали все. Лишилося тільки підписане твердження без вмісту.</translation>
    </message>
    <message>
        <source>There was no input, and you kept the time. The memo says what it was.</source>
        <translation>Введення не було, і ви зберегли час. Нотатка каже, що це було.</translation>
    </message>
    <message>
        <source>Some of it lies beyond the week’s limit as it is now, and is not billed.</source>
        <translation>Частина понад тижневий ліміт, яким він є зараз, і не оплачується.</translation>
    </message>
    <message>
        <source>Time without evidence, always beside the sums and never in them.</source>
        <translation>Час без підтвердження, завжди поруч із сумами й ніколи в них.</translation>
    </message>
    <message>
        <source>It arrived after you had closed the week; the next close counts it.</source>
        <translation>Надійшло після того, як ви закрили тиждень; його врахує наступне закриття.</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Пізно</translation>
    </message>
    <message>
        <source>Small bars</source>
        <translation>Малі стовпчики</translation>
    </message>
    <message>
        <source>One bar is one minute of keys, clicks and scrolls together, on the same scale every day: a full bar is 250 or more, a thin line is none, a space was not tracked.</source>
        <translation>Один стовпчик — хвилина клавіш, клацань і прокручувань разом, щодня в тому самому масштабі: повний — 250 або більше, тонка риска — нічого, пропуск — не обліковано.</translation>
    </message>
    <message>
        <source>That desktop offers no way to count. It does not mean that nothing was done.</source>
        <translation>Те середовище не дає змоги рахувати. Це не означає, що нічого не зроблено.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Знімок</translation>
    </message>
    <message>
        <source>One of each monitor per segment, at a moment that nobody can foresee. Where there is none, the reason stands in its place.</source>
        <translation>По одному з кожного монітора на сегмент, у мить, якої ніхто не передбачить. Де знімка немає, на його місці причина.</translation>
    </message>
    <message>
        <source>Number on the picture</source>
        <translation>Число на знімку</translation>
    </message>
    <message>
        <source>How many monitors there are pictures of.</source>
        <translation>Зі скількох моніторів є знімки.</translation>
    </message>
    <message>
        <source>Photo in the corner</source>
        <translation>Фото в кутку</translation>
    </message>
    <message>
        <source>The webcam’s, taken with the picture.</source>
        <translation>З вебкамери, зроблене разом зі знімком.</translation>
    </message>
    <message>
        <source>Band above</source>
        <translation>Смуга вгорі</translation>
    </message>
    <message>
        <source>The memo. It reaches over all segments beside each other that have the same one.</source>
        <translation>Нотатка. Тягнеться над усіма сусідніми сегментами з тією самою нотаткою.</translation>
    </message>
    <message>
        <source>Nothing of it has left this computer.</source>
        <translation>Нічого з цього не покинуло комп’ютера.</translation>
    </message>
    <message>
        <source>You can still delete it without a trace.</source>
        <translation>Його ще можна видалити безслідно.</translation>
    </message>
    <message>
        <source>It goes up by itself as soon as the server can be reached.</source>
        <translation>Піде само, щойно сервер буде доступний.</translation>
    </message>
    <message>
        <source>Problems says what is in the way.</source>
        <translation>Що заважає, сказано в «Проблемах».</translation>
    </message>
    <message>
        <source>The server has shown that it holds it.</source>
        <translation>Сервер показав, що має його.</translation>
    </message>
    <message>
        <source>Its time would be billed.</source>
        <translation>Його час було б оплачено.</translation>
    </message>
    <message>
        <source>Nothing speaks against it, but it is not finished or not received yet.</source>
        <translation>Ніщо не проти, але його ще не завершено або не отримано.</translation>
    </message>
    <message>
        <source>Some of its minutes would be billed.</source>
        <translation>Деякі його хвилини було б оплачено.</translation>
    </message>
    <message>
        <source>It would not be billed as it stands: its details say why and what helps.</source>
        <translation>Таким, як є, його не було б оплачено: подробиці кажуть чому і що допоможе.</translation>
    </message>
</context>
</TS>
