<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="es" sourcelanguage="en">
<context>
    <name>Hourproof</name>
    <message>
        <source>Hourproof had ended unexpectedly. Your time up to then is kept, and the clock runs on.</source>
        <translation>Hourproof se cerró de forma inesperada. Tu tiempo hasta ese momento se conserva y el reloj sigue en marcha.</translation>
    </message>
    <message>
        <source>Hourproof had ended unexpectedly. Your time up to then is kept. You are clocked out.</source>
        <translation>Hourproof se cerró de forma inesperada. Tu tiempo hasta ese momento se conserva. Tu reloj está detenido.</translation>
    </message>
    <message>
        <source>The computer slept, so you were clocked out at the moment it fell asleep.</source>
        <translation>El equipo entró en suspensión, así que tu reloj se detuvo en ese momento.</translation>
    </message>
    <message>
        <source>The clock of this computer jumped. Time was tracked up to the last good moment.</source>
        <translation>El reloj de este equipo dio un salto. El tiempo se registró hasta el último momento correcto.</translation>
    </message>
    <message>
        <source>No input for {away}: that time was dropped, and nothing was tracked until you were back.</source>
        <translation>Sin actividad durante {away}: ese tiempo se descartó y no se registró nada hasta que volviste.</translation>
    </message>
    <message>
        <source>{away} without input were kept, marked as idle.</source>
        <translation>{away} sin actividad se conservaron, marcados como inactivos.</translation>
    </message>
    <message>
        <source>You were away, so you are clocked out. Press Start when you go on.</source>
        <translation>Estabas ausente, así que tu reloj está detenido. Pulsa Iniciar cuando sigas.</translation>
    </message>
    <message>
        <source>You logged out, so you were clocked out at that moment.</source>
        <translation>Cerraste la sesión, así que tu reloj se detuvo en ese momento.</translation>
    </message>
    <message>
        <source>This computer has been in use for {away}, and you are not clocked in. Only you see this.</source>
        <translation>Este equipo se usa desde hace {away} y tu reloj no está en marcha. Solo tú ves esto.</translation>
    </message>
    <message>
        <source>You have been tracking for {away}.</source>
        <translation>Llevas {away} registrando tiempo.</translation>
    </message>
    <message>
        <source>You have used 90 % of this week’s limit.</source>
        <translation>Has usado el 90 % del límite de esta semana.</translation>
    </message>
    <message>
        <source>This week’s limit is reached. Time from now on is marked over limit and not billed.</source>
        <translation>Se alcanzó el límite de esta semana. Desde ahora el tiempo se marca como sobre el límite y no se factura.</translation>
    </message>
    <message>
        <source>A segment was deleted with its pictures, counts and minutes. It was never uploaded.</source>
        <translation>Se eliminó un segmento con sus imágenes, recuentos y minutos. Nunca se subió.</translation>
    </message>
    <message>
        <source>A new device was added to your account: {name}. If that was not you, end it under Settings, Devices, and tell your employer.</source>
        <translation>Se añadió un dispositivo nuevo a tu cuenta: {name}. Si no fuiste tú, dalo de baja en Ajustes, Dispositivos, y avisa a tu empleador.</translation>
    </message>
    <message>
        <source>The segment was deleted with its pictures, counts and minutes. It was never uploaded. Nothing more is tracked until {time}.</source>
        <translation>El segmento se eliminó con sus imágenes, recuentos y minutos. Nunca se subió. No se registra nada más hasta las {time}.</translation>
    </message>
    <message>
        <source>the screen was locked</source>
        <translation>la pantalla estaba bloqueada</translation>
    </message>
    <message>
        <source>the system did not permit it</source>
        <translation>el sistema no lo permitió</translation>
    </message>
    <message>
        <source>the desktop refused it</source>
        <translation>el escritorio lo rechazó</translation>
    </message>
    <message>
        <source>taking it failed</source>
        <translation>no se pudo hacer</translation>
    </message>
    <message>
        <source>an excluded app was in front</source>
        <translation>una aplicación excluida estaba en primer plano</translation>
    </message>
    <message>
        <source>this contract takes none</source>
        <translation>este contrato no la pide</translation>
    </message>
    <message>
        <source>the clock stopped before its moment</source>
        <translation>el reloj se detuvo antes de su momento</translation>
    </message>
    <message>
        <source>its moment lay in time away</source>
        <translation>su momento cayó en tiempo de ausencia</translation>
    </message>
    <message>
        <source>this desktop does not offer it</source>
        <translation>este escritorio no lo ofrece</translation>
    </message>
    <message>
        <source>the app was interrupted</source>
        <translation>la aplicación se interrumpió</translation>
    </message>
    <message>
        <source>there is no camera</source>
        <translation>no hay cámara</translation>
    </message>
    <message>
        <source>another program has the camera</source>
        <translation>otro programa tiene la cámara</translation>
    </message>
    <message>
        <source>the camera failed</source>
        <translation>la cámara falló</translation>
    </message>
    <message>
        <source>you have not agreed to it</source>
        <translation>no lo has aceptado</translation>
    </message>
    <message>
        <source>what waits to be uploaded fills its share of the disk</source>
        <translation>lo que espera para subirse llena su parte del disco</translation>
    </message>
    <message>
        <source>you kept this time as idle</source>
        <translation>conservaste este tiempo como inactivo</translation>
    </message>
    <message>
        <source>the screen was off, or its screensaver was on</source>
        <translation>la pantalla estaba apagada o con el salvapantallas</translation>
    </message>
    <message>
        <source>Not enrolled. Nothing is captured.</source>
        <translation>Sin vincular. No se captura nada.</translation>
    </message>
    <message>
        <source>Choose a contract. Nothing is captured.</source>
        <translation>Elige un contrato. No se captura nada.</translation>
    </message>
    <message>
        <source>Clocked out. Nothing is captured.</source>
        <translation>Reloj detenido. No se captura nada.</translation>
    </message>
    <message>
        <source>Your agreement is needed. Nothing is captured.</source>
        <translation>Falta tu consentimiento. No se captura nada.</translation>
    </message>
    <message>
        <source>Clocked in</source>
        <translation>Reloj en marcha</translation>
    </message>
    <message>
        <source>Writing everything down…</source>
        <translation>Anotando todo…</translation>
    </message>
    <message>
        <source>Paused by you. It goes on when you say so.</source>
        <translation>En pausa por ti. Sigue cuando tú digas.</translation>
    </message>
    <message>
        <source>No contract yet. Nothing is captured.</source>
        <translation>Aún no hay contrato. No se captura nada.</translation>
    </message>
    <message>
        <source>Clocked in. Your time is tracked.</source>
        <translation>Reloj en marcha. Tu tiempo se registra.</translation>
    </message>
    <message>
        <source>Paused while you are away. It goes on when you are back.</source>
        <translation>En pausa mientras no estás. Sigue cuando vuelvas.</translation>
    </message>
    <message>
        <source>Paused while the screen is locked.</source>
        <translation>En pausa mientras la pantalla está bloqueada.</translation>
    </message>
    <message>
        <source>Paused. It goes on when you use the computer.</source>
        <translation>En pausa. Sigue cuando uses el equipo.</translation>
    </message>
    <message>
        <source>Paused. It goes on by itself at {time}.</source>
        <translation>En pausa. Sigue por sí solo a las {time}.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>Se&amp;guir</translation>
    </message>
    <message>
        <source>P&amp;ause for</source>
        <translation>&amp;Pausar durante</translation>
    </message>
    <message>
        <source>Until I go on</source>
        <translation>Hasta que yo siga</translation>
    </message>
    <message numerus="yes">
        <source>Everything is delivered.</source>
        <extracomment>For one: Everything is delivered.</extracomment>
        <translation>
            <numerusform>Todo está entregado.</numerusform>
            <numerusform>Todo está entregado.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} segments wait for their upload.</source>
        <extracomment>For one: {count} segment waits for its upload.</extracomment>
        <translation>
            <numerusform>{count} segmento espera su subida.</numerusform>
            <numerusform>{count} segmentos esperan su subida.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uploading {count} segments…</source>
        <extracomment>For one: Uploading {count} segment…</extracomment>
        <translation>
            <numerusform>Subiendo {count} segmento…</numerusform>
            <numerusform>Subiendo {count} segmentos…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline. {count} segments are kept here and go up when you are back.</source>
        <extracomment>For one: Offline. {count} segment is kept here and goes up when you are back.</extracomment>
        <translation>
            <numerusform>Sin conexión. {count} segmento se conserva aquí y se sube cuando vuelva la conexión.</numerusform>
            <numerusform>Sin conexión. {count} segmentos se conservan aquí y se suben cuando vuelva la conexión.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server refused a segment. {count} are kept here.</source>
        <extracomment>For one: The server refused a segment. {count} is kept here.</extracomment>
        <translation>
            <numerusform>El servidor rechazó un segmento. {count} se conserva aquí.</numerusform>
            <numerusform>El servidor rechazó un segmento. {count} se conservan aquí.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uploading has stopped: a receipt does not check out. Everything is kept.</source>
        <extracomment>For one: Uploading has stopped: a receipt does not check out. Everything is kept.</extracomment>
        <translation>
            <numerusform>La subida se detuvo: un recibo no es válido. Se conserva todo.</numerusform>
            <numerusform>La subida se detuvo: un recibo no es válido. Se conserva todo.</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline. Nothing waits; you can go on working.</source>
        <translation>Sin conexión. Nada está en espera; puedes seguir trabajando.</translation>
    </message>
    <message>
        <source>Nothing to deliver yet.</source>
        <translation>Aún no hay nada que entregar.</translation>
    </message>
    <message>
        <source>Last receipt at {time}.</source>
        <translation>Último recibo a las {time}.</translation>
    </message>
    <message>
        <source>Hourproof</source>
        <translation>Hourproof</translation>
    </message>
    <message>
        <source>&amp;Start</source>
        <translation>&amp;Iniciar</translation>
    </message>
    <message>
        <source>&amp;Stop</source>
        <translation>&amp;Detener</translation>
    </message>
    <message>
        <source>&amp;Read and agree…</source>
        <translation>&amp;Leer y aceptar…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Deteniendo…</translation>
    </message>
    <message>
        <source>&amp;Contract</source>
        <translation>&amp;Contrato</translation>
    </message>
    <message>
        <source>Choose a contract</source>
        <translation>Elige un contrato</translation>
    </message>
    <message>
        <source>Seen by you and {employer}.</source>
        <translation>Visible para ti y {employer}.</translation>
    </message>
    <message>
        <source>&amp;Memo</source>
        <translation>&amp;Nota</translation>
    </message>
    <message>
        <source>What are you working on?</source>
        <translation>¿En qué estás trabajando?</translation>
    </message>
    <message>
        <source>This session</source>
        <translation>Esta sesión</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoy</translation>
    </message>
    <message>
        <source>This week</source>
        <translation>Esta semana</translation>
    </message>
    <message>
        <source>of {limit}</source>
        <translation>de {limit}</translation>
    </message>
    <message>
        <source>{left} left this week</source>
        <translation>quedan {left} esta semana</translation>
    </message>
    <message>
        <source>{over} over the limit</source>
        <translation>{over} sobre el límite</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sin límite</translation>
    </message>
    <message numerus="yes">
        <source>{count} minutes</source>
        <extracomment>For one: {count} minute</extracomment>
        <translation>
            <numerusform>{count} minuto</numerusform>
            <numerusform>{count} minutos</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} hours</source>
        <extracomment>For one: {count} hour</extracomment>
        <translation>
            <numerusform>{count} hora</numerusform>
            <numerusform>{count} horas</numerusform>
        </translation>
    </message>
    <message>
        <source>No contract yet</source>
        <translation>Aún no hay contrato</translation>
    </message>
    <message>
        <source>Your contracts appear here as soon as {organization} adds you to one. You will see exactly what it captures before anything starts.</source>
        <translation>Tus contratos aparecen aquí en cuanto {organization} te añade a uno. Verás exactamente qué captura antes de que empiece nada.</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Volver a mirar</translation>
    </message>
    <message>
        <source>Nothing is captured while you are clocked out.</source>
        <translation>No se captura nada mientras tu reloj está detenido.</translation>
    </message>
    <message>
        <source>Last capture</source>
        <translation>Última captura</translation>
    </message>
    <message>
        <source>Captured at {time}</source>
        <translation>Capturado a las {time}</translation>
    </message>
    <message>
        <source>Captured at {time}, {age}</source>
        <translation>Capturado a las {time}, {age}</translation>
    </message>
    <message>
        <source>No picture: {reason}.</source>
        <translation>Sin imagen: {reason}.</translation>
    </message>
    <message>
        <source>No photo: {reason}.</source>
        <translation>Sin foto: {reason}.</translation>
    </message>
    <message>
        <source>Remove &amp;photo</source>
        <translation>Quitar &amp;foto</translation>
    </message>
    <message>
        <source>Kept in {left}, unless you delete it.</source>
        <translation>Se conserva en {left}, si no la eliminas.</translation>
    </message>
    <message>
        <source>Kept. It goes up with its segment.</source>
        <translation>Conservada. Se sube con su segmento.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Conservada.</translation>
    </message>
    <message>
        <source>Deleted, with its minutes.</source>
        <translation>Eliminada, con sus minutos.</translation>
    </message>
    <message>
        <source>Your screen is captured once at a random moment in each {minutes} while the clock runs.</source>
        <translation>Tu pantalla se captura una vez en un momento al azar de cada {minutes} mientras el reloj está en marcha.</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>Con&amp;servar</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Eliminar…</translation>
    </message>
    <message>
        <source>Delete this segment, {span}, with its pictures, counts and minutes?</source>
        <translation>¿Eliminar este segmento, {span}, con sus imágenes, recuentos y minutos?</translation>
    </message>
    <message>
        <source>{start}–{end}</source>
        <translation>{start}–{end}</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Eliminar</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Atrás</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>Mostrar la imagen</translation>
    </message>
    <message>
        <source>Picture {index} of {count}</source>
        <translation>Imagen {index} de {count}</translation>
    </message>
    <message>
        <source>The picture is no longer on this computer.</source>
        <translation>La imagen ya no está en este equipo.</translation>
    </message>
    <message>
        <source>Esc closes · ← → pictures</source>
        <translation>Esc cierra · ← → imágenes</translation>
    </message>
    <message>
        <source>Capture preview</source>
        <translation>Vista previa de la captura</translation>
    </message>
    <message numerus="yes">
        <source>Deleted in {count} seconds.</source>
        <extracomment>For one: Deleted in {count} second.</extracomment>
        <translation>
            <numerusform>Se elimina en {count} segundo.</numerusform>
            <numerusform>Se elimina en {count} segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>De&amp;shacer</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>ahora mismo</translation>
    </message>
    <message numerus="yes">
        <source>{count} min ago</source>
        <extracomment>For one: {count} min ago</extracomment>
        <translation>
            <numerusform>hace {count} min</numerusform>
            <numerusform>hace {count} min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} h ago</source>
        <extracomment>For one: {count} h ago</extracomment>
        <translation>
            <numerusform>hace {count} h</numerusform>
            <numerusform>hace {count} h</numerusform>
        </translation>
    </message>
    <message>
        <source>No input for {minutes}</source>
        <translation>Sin actividad durante {minutes}</translation>
    </message>
    <message>
        <source>{span}. Keep it if you were working, with a word on what it was: it is marked as idle. Without an answer it is dropped at {time}.</source>
        <translation>{span}. Consérvalo si estabas trabajando y di en una palabra qué era: se marca como inactivo. Sin respuesta se descarta a las {time}.</translation>
    </message>
    <message>
        <source>{span}. This contract does not let idle time be kept: it was dropped.</source>
        <translation>{span}. Este contrato no permite conservar tiempo inactivo: se descartó.</translation>
    </message>
    <message>
        <source>What it was: reading, a call…</source>
        <translation>Qué era: lectura, una llamada…</translation>
    </message>
    <message>
        <source>Kee&amp;p as idle</source>
        <translation>Conservar como in&amp;activo</translation>
    </message>
    <message>
        <source>D&amp;rop it</source>
        <translation>Desca&amp;rtar</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;Aceptar</translation>
    </message>
    <message>
        <source>Drop and clock o&amp;ut</source>
        <translation>Descartar y detener el rel&amp;oj</translation>
    </message>
    <message>
        <source>Enrol this device</source>
        <translation>Vincular este dispositivo</translation>
    </message>
    <message>
        <source>Your employer gives you the server’s address and a one-time code. This computer then makes its own key; no password is needed. Nothing is captured before you agree to it.</source>
        <translation>Tu empleador te da la dirección del servidor y un código de un solo uso. Este equipo crea entonces su propia clave; no hace falta contraseña. No se captura nada antes de que lo aceptes.</translation>
    </message>
    <message>
        <source>Server &amp;address</source>
        <translation>&amp;Dirección del servidor</translation>
    </message>
    <message>
        <source>One-time &amp;code</source>
        <translation>&amp;Código de un solo uso</translation>
    </message>
    <message>
        <source>&amp;Name of this device</source>
        <translation>&amp;Nombre de este dispositivo</translation>
    </message>
    <message>
        <source>&amp;Enrol</source>
        <translation>&amp;Vincular</translation>
    </message>
    <message>
        <source>Making a key and enrolling…</source>
        <translation>Creando una clave y vinculando…</translation>
    </message>
    <message>
        <source>Enter the address your employer gave you.</source>
        <translation>Escribe la dirección que te dio tu empleador.</translation>
    </message>
    <message>
        <source>Enter the one-time code.</source>
        <translation>Escribe el código de un solo uso.</translation>
    </message>
    <message>
        <source>Give this device a name, so that you can tell it from others.</source>
        <translation>Da un nombre a este dispositivo para distinguirlo de otros.</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menú</translation>
    </message>
    <message>
        <source>Sho&amp;w Hourproof</source>
        <translation>M&amp;ostrar Hourproof</translation>
    </message>
    <message>
        <source>Switch con&amp;tract</source>
        <translation>Cambiar de &amp;contrato</translation>
    </message>
    <message>
        <source>&amp;Memo…</source>
        <translation>&amp;Nota…</translation>
    </message>
    <message>
        <source>&amp;Diary…</source>
        <translation>Di&amp;ario…</translation>
    </message>
    <message>
        <source>What is &amp;captured…</source>
        <translation>&amp;Qué se captura…</translation>
    </message>
    <message>
        <source>&amp;Problems…</source>
        <translation>Pro&amp;blemas…</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>A&amp;justes…</translation>
    </message>
    <message>
        <source>&amp;Upload now</source>
        <translation>&amp;Subir ahora</translation>
    </message>
    <message>
        <source>&amp;Fetch contracts again</source>
        <translation>Ac&amp;tualizar contratos</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>Sali&amp;r</translation>
    </message>
    <message>
        <source>Clock out and quit?</source>
        <translation>¿Detener el reloj y salir?</translation>
    </message>
    <message>
        <source>You are clocked in. Your time up to now is kept and delivered at the next start.</source>
        <translation>Tu reloj está en marcha. Tu tiempo hasta ahora se conserva y se entrega en el próximo inicio.</translation>
    </message>
    <message>
        <source>Clock &amp;out and quit</source>
        <translation>Detener el rel&amp;oj y salir</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Dejarlo en marcha</translation>
    </message>
    <message>
        <source>This desktop has no tray: closed, this window stays in the task bar. Quit by the menu above.</source>
        <translation>Este escritorio no tiene bandeja: al cerrarla, esta ventana queda en la barra de tareas. Sal desde el menú de arriba.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>Aceptar</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>Cerra&amp;r</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Nothing is wrong.</source>
        <translation>Todo está bien.</translation>
    </message>
    <message>
        <source>Since {since}.</source>
        <translation>Desde las {since}.</translation>
    </message>
    <message>
        <source>From {since} to {until}; over now.</source>
        <translation>De {since} a {until}; ya terminó.</translation>
    </message>
    <message numerus="yes">
        <source>{title}, and {count} more.</source>
        <extracomment>For one: {title}, and {count} more.</extracomment>
        <translation>
            <numerusform>{title}, y {count} más.</numerusform>
            <numerusform>{title}, y {count} más.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Problems</source>
        <translation>Pro&amp;blemas</translation>
    </message>
    <message>
        <source>Copy &amp;diagnostics</source>
        <translation>Copiar &amp;diagnóstico</translation>
    </message>
    <message>
        <source>Copied</source>
        <translation>Copiado</translation>
    </message>
    <message>
        <source>Diagnostics</source>
        <translation>Diagnóstico</translation>
    </message>
    <message>
        <source>&amp;Try again</source>
        <translation>Rein&amp;tentar</translation>
    </message>
    <message>
        <source>What is captured on {contract}</source>
        <translation>Qué se captura en {contract}</translation>
    </message>
    <message>
        <source>{employer} asks for the following while your clock runs on this contract. Nothing is captured before you agree, and never while you are clocked out.</source>
        <translation>{employer} pide lo siguiente mientras tu reloj está en marcha en este contrato. No se captura nada antes de que aceptes, ni nunca mientras tu reloj está detenido.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>Qué</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Cuándo</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>Quién lo ve</translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>Se conserva</translation>
    </message>
    <message>
        <source>Never captured</source>
        <translation>Nunca se captura</translation>
    </message>
    <message>
        <source>A picture of each screen</source>
        <translation>Una imagen de cada pantalla</translation>
    </message>
    <message>
        <source>Once in each {minutes}, at a random moment while the clock runs.{blur} {review}</source>
        <translation>Una vez en cada {minutes}, en un momento al azar mientras el reloj está en marcha.{blur} {review}</translation>
    </message>
    <message>
        <source>A picture of the screen with the window in front</source>
        <translation>Una imagen de la pantalla con la ventana en primer plano</translation>
    </message>
    <message>
        <source> Blurred by {pixels} before it is stored.</source>
        <translation> Desenfocada {pixels} antes de guardarse.</translation>
    </message>
    <message numerus="yes">
        <source>{count} pixels</source>
        <extracomment>For one: {count} pixel</extracomment>
        <translation>
            <numerusform>{count} píxel</numerusform>
            <numerusform>{count} píxeles</numerusform>
        </translation>
    </message>
    <message>
        <source>How much of the input programs made</source>
        <translation>Qué parte de la actividad hicieron programas</translation>
    </message>
    <message>
        <source>Per minute while the clock runs, and whether a keyboard or mouse saw any input.</source>
        <translation>Por minuto mientras el reloj está en marcha, y si un teclado o ratón recibió actividad.</translation>
    </message>
    <message numerus="yes">
        <source>You see it first and can delete it for {count} seconds.</source>
        <extracomment>For one: You see it first and can delete it for {count} second.</extracomment>
        <translation>
            <numerusform>Tú la ves primero y puedes eliminarla durante {count} segundo.</numerusform>
            <numerusform>Tú la ves primero y puedes eliminarla durante {count} segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>You can delete it until its segment is uploaded.</source>
        <translation>Puedes eliminarla hasta que se suba su segmento.</translation>
    </message>
    <message>
        <source>A photo from the webcam</source>
        <translation>Una foto de la cámara web</translation>
    </message>
    <message>
        <source>With each picture of the screen. Your diary lets you delete it alone.</source>
        <translation>Con cada imagen de la pantalla. En tu diario puedes eliminarla por separado.</translation>
    </message>
    <message>
        <source>How many key presses, clicks and scrolls</source>
        <translation>Cuántas teclas, clics y desplazamientos</translation>
    </message>
    <message>
        <source>Per minute while the clock runs. Numbers only, never which keys.</source>
        <translation>Por minuto mientras el reloj está en marcha. Solo números, nunca qué teclas.</translation>
    </message>
    <message>
        <source>The app in front</source>
        <translation>La aplicación en primer plano</translation>
    </message>
    <message>
        <source>At the moment of the picture: its name, not its title.</source>
        <translation>En el momento de la imagen: su nombre, no su título.</translation>
    </message>
    <message>
        <source>The app in front and its title</source>
        <translation>La aplicación en primer plano y su título</translation>
    </message>
    <message>
        <source>At the moment of the picture.</source>
        <translation>En el momento de la imagen.</translation>
    </message>
    <message>
        <source>Your memo</source>
        <translation>Tu nota</translation>
    </message>
    <message>
        <source>As you write it, for the time you are clocked in.</source>
        <translation>Tal como la escribes, para el tiempo con el reloj en marcha.</translation>
    </message>
    <message>
        <source>When you clock in and out, on which device, system and monitors</source>
        <translation>Cuándo inicias y detienes el reloj, en qué dispositivo, sistema y monitores</translation>
    </message>
    <message>
        <source>While the clock runs. {idle}</source>
        <translation>Mientras el reloj está en marcha. {idle}</translation>
    </message>
    <message>
        <source>After {minutes} without input the time away is dropped, with what it held.</source>
        <translation>Tras {minutes} sin actividad se descarta el tiempo de ausencia, con lo que contenía.</translation>
    </message>
    <message>
        <source>After {minutes} without input the time away is dropped, unless you say what it was and keep it, marked as idle.</source>
        <translation>Tras {minutes} sin actividad se descarta el tiempo de ausencia, salvo que digas qué era y lo conserves, marcado como inactivo.</translation>
    </message>
    <message>
        <source>Time without input counts too; stop the clock when you leave.</source>
        <translation>El tiempo sin actividad también cuenta; detén el reloj cuando te vayas.</translation>
    </message>
    <message>
        <source>You, those at {employer} who review this contract, and whoever runs the server.</source>
        <translation>Tú, quienes en {employer} revisan este contrato y quien administra el servidor.</translation>
    </message>
    <message numerus="yes">
        <source>{count} days, then erased on the server. Your own copies stay on this computer.</source>
        <extracomment>For one: {count} day, then erased on the server. Your own copies stay on this computer.</extracomment>
        <translation>
            <numerusform>{count} día, luego se borra en el servidor. Tus propias copias quedan en este equipo.</numerusform>
            <numerusform>{count} días, luego se borra en el servidor. Tus propias copias quedan en este equipo.</numerusform>
        </translation>
    </message>
    <message>
        <source>For good: the record of times is never cut.</source>
        <translation>Para siempre: el registro de los tiempos nunca se recorta.</translation>
    </message>
    <message>
        <source>which keys you press, and what you copy</source>
        <translation>qué teclas pulsas y qué copias</translation>
    </message>
    <message>
        <source>sound and video</source>
        <translation>sonido y vídeo</translation>
    </message>
    <message>
        <source>the files on your disk, and the history of your browser</source>
        <translation>los archivos de tu disco y el historial de tu navegador</translation>
    </message>
    <message>
        <source>anything while you are clocked out</source>
        <translation>nada mientras tu reloj está detenido</translation>
    </message>
    <message>
        <source>anything started from afar: nobody but the clock can trigger a capture</source>
        <translation>nada iniciado a distancia: solo el reloj puede provocar una captura</translation>
    </message>
    <message>
        <source>photos from the webcam</source>
        <translation>fotos de la cámara web</translation>
    </message>
    <message>
        <source>whether your input came from your hands or from a program</source>
        <translation>si tu actividad vino de tus manos o de un programa</translation>
    </message>
    <message>
        <source>pictures of your screen</source>
        <translation>imágenes de tu pantalla</translation>
    </message>
    <message>
        <source>which app is in front</source>
        <translation>qué aplicación está en primer plano</translation>
    </message>
    <message>
        <source>I &amp;agree</source>
        <translation>&amp;Acepto</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>Re&amp;chazar</translation>
    </message>
    <message>
        <source>You agreed to this version on this device.</source>
        <translation>Aceptaste esta versión en este dispositivo.</translation>
    </message>
    <message>
        <source>If you decline, nothing is captured and the clock does not start on this contract.</source>
        <translation>Si rechazas, no se captura nada y el reloj no se inicia en este contrato.</translation>
    </message>
    <message>
        <source>Hourproof cannot start</source>
        <translation>Hourproof no puede iniciarse</translation>
    </message>
    <message>
        <source>Something went wrong in Hourproof itself</source>
        <translation>Algo falló en el propio Hourproof</translation>
    </message>
    <message>
        <source>This is our mistake. What was tracked is kept. Copy the diagnostics for support.</source>
        <translation>Es un error nuestro. Lo registrado se conserva. Copia el diagnóstico para el soporte.</translation>
    </message>
    <message>
        <source>&amp;Save the evidence…</source>
        <translation>&amp;Guardar las pruebas…</translation>
    </message>
    <message>
        <source>&amp;Enrol this device anew…</source>
        <translation>&amp;Volver a vincular este dispositivo…</translation>
    </message>
    <message>
        <source>Enrol this device anew?</source>
        <translation>¿Volver a vincular este dispositivo?</translation>
    </message>
    <message>
        <source>You need a new code from your employer, or a sign-in. Everything that this device has now, also what is not uploaded yet, is moved unchanged into a folder beside its data and is not sent any more. Save the evidence first. Hourproof then starts over with its first page.</source>
        <translation>Necesitas un código nuevo de tu empleador o iniciar sesión. Todo lo que este dispositivo tiene ahora, también lo que aún no se subió, pasa sin cambios a una carpeta junto a sus datos y ya no se envía. Guarda primero las pruebas. Hourproof empieza después otra vez por su primera página.</translation>
    </message>
    <message>
        <source>&amp;Set aside and enrol anew</source>
        <translation>&amp;Apartar y volver a vincular</translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation>&amp;Dejarlo como está</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>Paso {step} de {steps}</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>C&amp;ontinuar</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Más tarde</translation>
    </message>
    <message>
        <source>Sign in with the account your employer invited you with. It happens in your browser: no password is typed here. This computer makes its own key. Nothing is captured before you agree to it.</source>
        <translation>Inicia sesión con la cuenta a la que te invitó tu empleador. Ocurre en tu navegador: aquí no se escribe ninguna contraseña. Este equipo crea su propia clave. No se captura nada antes de que lo aceptes.</translation>
    </message>
    <message>
        <source>&amp;Sign in through the browser</source>
        <translation>&amp;Iniciar sesión en el navegador</translation>
    </message>
    <message>
        <source>Use a one-time &amp;code instead</source>
        <translation>&amp;Usar un código de un solo uso</translation>
    </message>
    <message>
        <source>Sign in through the &amp;browser instead</source>
        <translation>Iniciar sesión en el nave&amp;gador</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Preguntando al servidor…</translation>
    </message>
    <message>
        <source>Confirm in your browser</source>
        <translation>Confirma en tu navegador</translation>
    </message>
    <message>
        <source>Your browser opens a page of {server}. Sign in there and confirm that it shows this code:</source>
        <translation>Tu navegador abre una página de {server}. Inicia sesión allí y confirma que muestra este código:</translation>
    </message>
    <message>
        <source>No page? Open {url} on any device and type the code.</source>
        <translation>¿No hay página? Abre {url} en cualquier dispositivo y escribe el código.</translation>
    </message>
    <message>
        <source>Waiting for you. The code is good until {time}.</source>
        <translation>Esperando por ti. El código vale hasta las {time}.</translation>
    </message>
    <message>
        <source>The server cannot be reached just now. Hourproof goes on asking until {time}.</source>
        <translation>Ahora no se puede llegar al servidor. Hourproof sigue preguntando hasta las {time}.</translation>
    </message>
    <message>
        <source>Code to confirm</source>
        <translation>Código que confirmar</translation>
    </message>
    <message>
        <source>&amp;Open the browser again</source>
        <translation>A&amp;brir de nuevo el navegador</translation>
    </message>
    <message>
        <source>The browser could not be opened. Open the address by hand.</source>
        <translation>No se pudo abrir el navegador. Abre la dirección a mano.</translation>
    </message>
    <message>
        <source>&amp;Get a new code</source>
        <translation>&amp;Pedir un código nuevo</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>Cance&amp;lar</translation>
    </message>
    <message>
        <source>&amp;Have another device of mine vouch for this one</source>
        <translation>Que &amp;otro dispositivo mío responda por este</translation>
    </message>
    <message>
        <source>Then nobody can add a device as you with the code alone.</source>
        <translation>Así nadie puede añadir un dispositivo en tu nombre solo con el código.</translation>
    </message>
    <message>
        <source>Vouch for it on your other device</source>
        <translation>Responde por él en tu otro dispositivo</translation>
    </message>
    <message>
        <source>Open Settings, Devices on a device of yours that is enrolled, and type this check code there. It then says that you vouched for {name}.</source>
        <translation>Abre Ajustes, Dispositivos en un dispositivo tuyo ya vinculado y escribe allí este código de control. Te dirá entonces que respondiste por {name}.</translation>
    </message>
    <message>
        <source>Check code</source>
        <translation>Código de control</translation>
    </message>
    <message>
        <source>Waiting for your other device. The one-time code is not used up until then.</source>
        <translation>Esperando a tu otro dispositivo. El código de un solo uso no se gasta hasta entonces.</translation>
    </message>
    <message>
        <source>The server cannot be reached just now. Hourproof goes on asking.</source>
        <translation>Ahora no se puede contactar con el servidor. Hourproof sigue preguntando.</translation>
    </message>
    <message>
        <source>What is captured</source>
        <translation>Qué se captura</translation>
    </message>
    <message>
        <source>Each contract says what is captured while its clock runs, who sees it and how long it is kept. Read it and decide. Declining loses nothing: nothing is captured, and you can read it again at any time.</source>
        <translation>Cada contrato dice qué se captura mientras su reloj está en marcha, quién lo ve y cuánto tiempo se conserva. Léelo y decide. Si rechazas no pierdes nada: no se captura nada y puedes leerlo de nuevo cuando quieras.</translation>
    </message>
    <message>
        <source>&amp;Read and decide…</source>
        <translation>&amp;Leer y decidir…</translation>
    </message>
    <message>
        <source>You have not agreed. Nothing is captured on this contract, and its clock does not start. Read it again or choose another contract, or go on later.</source>
        <translation>No has aceptado. No se captura nada en este contrato y su reloj no se inicia. Léelo de nuevo, elige otro contrato o sigue más tarde.</translation>
    </message>
    <message>
        <source>Does it work here?</source>
        <translation>¿Funciona aquí?</translation>
    </message>
    <message>
        <source>Each thing your contract asks for is really tried now. What it gives is thrown away at once.</source>
        <translation>Ahora se prueba de verdad cada cosa que pide tu contrato. Lo que resulta se desecha enseguida.</translation>
    </message>
    <message>
        <source>Being tried…</source>
        <translation>Probando…</translation>
    </message>
    <message>
        <source>Works.</source>
        <translation>Funciona.</translation>
    </message>
    <message>
        <source>{title}. {hint}</source>
        <translation>{title}. {hint}</translation>
    </message>
    <message>
        <source>Everything works.</source>
        <translation>Todo funciona.</translation>
    </message>
    <message>
        <source>You can go on: what does not work is left out, and the diary says why.</source>
        <translation>Puedes seguir: lo que no funciona se omite y el diario dice por qué.</translation>
    </message>
    <message>
        <source>{sense}: {found}</source>
        <translation>{sense}: {found}</translation>
    </message>
    <message>
        <source>Picture of the screen</source>
        <translation>Imagen de la pantalla</translation>
    </message>
    <message>
        <source>Counting keys and clicks</source>
        <translation>Recuento de teclas y clics</translation>
    </message>
    <message>
        <source>Time away</source>
        <translation>Tiempo de ausencia</translation>
    </message>
    <message>
        <source>App in front</source>
        <translation>Aplicación en primer plano</translation>
    </message>
    <message>
        <source>Lock, sleep and log-out</source>
        <translation>Bloqueo, suspensión y cierre de sesión</translation>
    </message>
    <message>
        <source>Webcam</source>
        <translation>Cámara web</translation>
    </message>
    <message>
        <source>There is no camera. Plug one in; until then the diary says that no photo was taken.</source>
        <translation>No hay cámara. Conecta una; hasta entonces el diario dice que no se tomó ninguna foto.</translation>
    </message>
    <message>
        <source>Another program has the camera. Close it, then try again.</source>
        <translation>Otro programa tiene la cámara. Ciérralo e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>The camera does not answer. Unplug it and plug it in again, then try again.</source>
        <translation>La cámara no responde. Desconéctala, vuelve a conectarla e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>The system does not let Hourproof use the camera. Allow it, then try again.</source>
        <translation>El sistema no deja que Hourproof use la cámara. Permítelo e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Hourproof has no way to a camera on this system.</source>
        <translation>Hourproof no tiene acceso a una cámara en este sistema.</translation>
    </message>
    <message>
        <source>A test capture</source>
        <translation>Una captura de prueba</translation>
    </message>
    <message>
        <source>See what a capture looks like, as your employer would see it. It is taken now, shown here, and thrown away: it is not stored, and it is not sent.</source>
        <translation>Mira cómo es una captura, tal como la vería tu empleador. Se toma ahora, se muestra aquí y se desecha: no se guarda ni se envía.</translation>
    </message>
    <message>
        <source>&amp;Take a test capture</source>
        <translation>&amp;Hacer una captura de prueba</translation>
    </message>
    <message>
        <source>Taking it…</source>
        <translation>Tomándola…</translation>
    </message>
    <message>
        <source>This is all that a capture shows. Only you see this one: it is thrown away when you go on.</source>
        <translation>Esto es todo lo que muestra una captura. Solo tú ves esta: se desecha cuando sigas.</translation>
    </message>
    <message>
        <source>Thrown away. Nothing of it was stored or sent.</source>
        <translation>Desechada. Nada de ella se guardó ni se envió.</translation>
    </message>
    <message>
        <source>T&amp;hrow it away and continue</source>
        <translation>&amp;Desecharla y continuar</translation>
    </message>
    <message>
        <source>Test capture, screen {index} of {count}</source>
        <translation>Captura de prueba, pantalla {index} de {count}</translation>
    </message>
    <message>
        <source>This contract takes no pictures, so there is nothing to try.</source>
        <translation>Este contrato no toma imágenes, así que no hay nada que probar.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Listo</translation>
    </message>
    <message>
        <source>Write what you work on and press Start. Nothing is captured before that, nor after Stop. Every capture is shown to you first, and you can delete it.</source>
        <translation>Escribe en qué trabajas y pulsa Iniciar. No se captura nada antes de eso ni después de Detener. Cada captura se te muestra primero y puedes eliminarla.</translation>
    </message>
    <message>
        <source>Hourproof stays in the tray: its shape says whether the clock runs.</source>
        <translation>Hourproof queda en la bandeja: su forma dice si el reloj está en marcha.</translation>
    </message>
    <message>
        <source>This desktop has no tray: Hourproof stays in the task bar when you close the window.</source>
        <translation>Este escritorio no tiene bandeja: Hourproof queda en la barra de tareas cuando cierras la ventana.</translation>
    </message>
    <message>
        <source>Go to the &amp;clock</source>
        <translation>&amp;Ir al reloj</translation>
    </message>
    <message>
        <source>Hourproof needs you</source>
        <translation>Hourproof te necesita</translation>
    </message>
    <message>
        <source>Your tracked time</source>
        <translation>Tu tiempo registrado</translation>
    </message>
    <message>
        <source>Weekly limit</source>
        <translation>Límite semanal</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Recordatorio</translation>
    </message>
    <message>
        <source>Your devices</source>
        <translation>Tus dispositivos</translation>
    </message>
    <message>
        <source>A new device was added to your account. If that was not you, see what to do in the settings.</source>
        <translation>Se añadió un dispositivo nuevo a tu cuenta. Si no fuiste tú, mira en los ajustes qué hacer.</translation>
    </message>
    <message>
        <source>See devices</source>
        <translation>Ver dispositivos</translation>
    </message>
    <message>
        <source>You were away for {minutes}</source>
        <translation>Estuviste ausente {minutes}</translation>
    </message>
    <message>
        <source>Say what it was if you were working. Without an answer it is dropped at {time}.</source>
        <translation>Di qué era si estabas trabajando. Sin respuesta se descarta a las {time}.</translation>
    </message>
    <message>
        <source>{title}. Hourproof’s window says what to do.</source>
        <translation>{title}. La ventana de Hourproof dice qué hacer.</translation>
    </message>
    <message>
        <source>Open Hourproof</source>
        <translation>Abrir Hourproof</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Detener</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Hourproof is in the task bar: this desktop has no tray. Quit it by its menu.</source>
        <translation>Hourproof está en la barra de tareas: este escritorio no tiene bandeja. Sal desde su menú.</translation>
    </message>
    <message>
        <source>Start or stop the clock</source>
        <translation>Iniciar o parar el reloj</translation>
    </message>
    <message>
        <source>Keys to start and stop</source>
        <translation>Teclas para iniciar y detener</translation>
    </message>
    <message>
        <source>Another program has {keys}. Choose others in the settings; until then they do nothing here.</source>
        <translation>Otro programa tiene {keys}. Elige otras en los ajustes; hasta entonces no hacen nada aquí.</translation>
    </message>
    <message>
        <source>This keyboard has no {keys}. Choose others in the settings.</source>
        <translation>Este teclado no tiene {keys}. Elige otras en los ajustes.</translation>
    </message>
    <message>
        <source>The desktop gives Hourproof no keys, or took them back. Choose some in the settings to ask again.</source>
        <translation>El escritorio no da teclas a Hourproof, o se las quitó. Elige unas en los ajustes para volver a pedirlas.</translation>
    </message>
    <message>
        <source>This desktop gives programs no keys of their own. Use the tray or the window.</source>
        <translation>Este escritorio no da a los programas teclas propias. Usa la bandeja o la ventana.</translation>
    </message>
    <message>
        <source>Started. The clock runs.</source>
        <translation>Iniciado. El reloj está en marcha.</translation>
    </message>
    <message>
        <source>Stopped. You are clocked out.</source>
        <translation>Detenido. Tu reloj está detenido.</translation>
    </message>
    <message>
        <source>Nothing is lost: everything is kept here and goes up later.</source>
        <translation>No se pierde nada: todo se conserva aquí y se sube más tarde.</translation>
    </message>
    <message>
        <source>Nothing was changed: try again with the same code.</source>
        <translation>No se cambió nada: inténtalo de nuevo con el mismo código.</translation>
    </message>
    <message>
        <source>Nothing was changed: try again.</source>
        <translation>No se cambió nada: inténtalo otra vez.</translation>
    </message>
    <message>
        <source>This device is enrolled already</source>
        <translation>Este dispositivo ya está vinculado</translation>
    </message>
    <message>
        <source>It stays with the server it knows; nothing was changed.</source>
        <translation>Sigue con el servidor que conoce; no se cambió nada.</translation>
    </message>
    <message>
        <source>This device is not enrolled yet</source>
        <translation>Este dispositivo aún no está vinculado</translation>
    </message>
    <message>
        <source>Enter the address of your server and the one-time code from your employer.</source>
        <translation>Escribe la dirección de tu servidor y el código de un solo uso de tu empleador.</translation>
    </message>
    <message>
        <source>No contract is chosen</source>
        <translation>No hay ningún contrato elegido</translation>
    </message>
    <message>
        <source>Choose a contract, then start the clock.</source>
        <translation>Elige un contrato y luego inicia el reloj.</translation>
    </message>
    <message>
        <source>That contract is not yours any more</source>
        <translation>Ese contrato ya no es tuyo</translation>
    </message>
    <message>
        <source>Choose another one. Time tracked on it so far is kept.</source>
        <translation>Elige otro. El tiempo registrado en él hasta ahora se conserva.</translation>
    </message>
    <message>
        <source>You have not agreed to this contract’s captures yet</source>
        <translation>Aún no has aceptado las capturas de este contrato</translation>
    </message>
    <message>
        <source>Read what is captured, then agree or decline. Until then nothing is captured.</source>
        <translation>Lee qué se captura y luego acepta o rechaza. Hasta entonces no se captura nada.</translation>
    </message>
    <message>
        <source>Your consent could not be signed yet</source>
        <translation>Tu consentimiento aún no se pudo firmar</translation>
    </message>
    <message>
        <source>It is kept and is tried again by itself. Until it is signed nothing is captured. Problems says what is in the way.</source>
        <translation>Se conserva y se intenta de nuevo por sí solo. Hasta que esté firmado no se captura nada. Problemas dice qué lo impide.</translation>
    </message>
    <message>
        <source>What this contract captures has changed</source>
        <translation>Lo que captura este contrato ha cambiado</translation>
    </message>
    <message>
        <source>Read the new version before you agree. Until then nothing is captured.</source>
        <translation>Lee la nueva versión antes de aceptar. Hasta entonces no se captura nada.</translation>
    </message>
    <message>
        <source>The memo is too long</source>
        <translation>La nota es demasiado larga</translation>
    </message>
    <message>
        <source>Shorten it to {limit} characters. The old memo still holds.</source>
        <translation>Acórtala a {limit} caracteres. La nota anterior sigue valiendo.</translation>
    </message>
    <message>
        <source>This contract needs a memo</source>
        <translation>Este contrato necesita una nota</translation>
    </message>
    <message>
        <source>Write what you are working on, then start again.</source>
        <translation>Escribe en qué estás trabajando y vuelve a iniciar.</translation>
    </message>
    <message>
        <source>That segment is gone</source>
        <translation>Ese segmento ya no está</translation>
    </message>
    <message>
        <source>It was deleted or uploaded already. Nothing was changed.</source>
        <translation>Ya se eliminó o se subió. No se cambió nada.</translation>
    </message>
    <message>
        <source>That segment is signed already</source>
        <translation>Ese segmento ya está firmado</translation>
    </message>
    <message>
        <source>It can no longer be dropped without a trace. Take it back in your diary, with Redact or Delete.</source>
        <translation>Ya no se puede eliminar sin dejar rastro. Retíralo en tu diario, con Tachar o Eliminar.</translation>
    </message>
    <message>
        <source>That was taken back before</source>
        <translation>Eso ya se había retirado</translation>
    </message>
    <message>
        <source>Nothing was changed; what was removed stays removed.</source>
        <translation>No se cambió nada; lo quitado sigue quitado.</translation>
    </message>
    <message>
        <source>The segment has nothing of that kind</source>
        <translation>El segmento no tiene nada de ese tipo</translation>
    </message>
    <message>
        <source>Look at it again. Nothing was changed.</source>
        <translation>Míralo de nuevo. No se cambió nada.</translation>
    </message>
    <message>
        <source>The full picture is not on this machine any more</source>
        <translation>La imagen completa ya no está en este equipo</translation>
    </message>
    <message>
        <source>Save it from its page in your diary first, or remove the picture as a whole.</source>
        <translation>Guárdala primero desde su página en tu diario, o quita la imagen entera.</translation>
    </message>
    <message>
        <source>That part does not lie within the picture</source>
        <translation>Esa parte no está dentro de la imagen</translation>
    </message>
    <message>
        <source>Measure in pixels of the full picture. Nothing was changed.</source>
        <translation>Mide en píxeles de la imagen completa. No se cambió nada.</translation>
    </message>
    <message>
        <source>That is no name of an app</source>
        <translation>Ese no es el nombre de una aplicación</translation>
    </message>
    <message>
        <source>Give a name of at most {limit} characters; {most} apps can be excluded. Nothing was changed.</source>
        <translation>Da un nombre de {limit} caracteres como máximo; se pueden excluir {most} aplicaciones. No se cambió nada.</translation>
    </message>
    <message>
        <source>{app} is not excluded</source>
        <translation>{app} no está excluida</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>No se cambió nada.</translation>
    </message>
    <message>
        <source>Pictures cannot be blurred by that much</source>
        <translation>Las imágenes no se pueden desenfocar tanto</translation>
    </message>
    <message>
        <source>Give a number of pixels from 0 to {limit}. Nothing was changed.</source>
        <translation>Da un número de píxeles de 0 a {limit}. No se cambió nada.</translation>
    </message>
    <message>
        <source>Some time of that week is not signed yet</source>
        <translation>Parte del tiempo de esa semana aún no está firmada</translation>
    </message>
    <message>
        <source>Stop the clock and wait for reviews to end, then close the week again.</source>
        <translation>Detén el reloj, espera a que terminen las revisiones y cierra la semana de nuevo.</translation>
    </message>
    <message>
        <source>Not everything is uploaded yet</source>
        <translation>Aún no se ha subido todo</translation>
    </message>
    <message>
        <source>With several devices a week is closed after all of this one’s time is there. Upload, then try again.</source>
        <translation>Con varios dispositivos, una semana se cierra cuando todo el tiempo de este ya está subido. Sube e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>Nothing was ever tracked on this contract</source>
        <translation>Nunca se registró nada en este contrato</translation>
    </message>
    <message>
        <source>There is nothing to close.</source>
        <translation>No hay nada que cerrar.</translation>
    </message>
    <message>
        <source>The server counts less than this device</source>
        <translation>El servidor cuenta menos que este dispositivo</translation>
    </message>
    <message>
        <source>The week was not closed. Show your employer what this device says and what the diary says.</source>
        <translation>La semana no se cerró. Muestra a tu empleador lo que dice este dispositivo y lo que dice el diario.</translation>
    </message>
    <message>
        <source>There is no idle time to decide about</source>
        <translation>No hay tiempo inactivo sobre el que decidir</translation>
    </message>
    <message>
        <source>You are asked for ten minutes after you are back; then it is dropped.</source>
        <translation>Se te pregunta durante diez minutos después de tu regreso; luego se descarta.</translation>
    </message>
    <message>
        <source>This contract does not let idle time be kept</source>
        <translation>Este contrato no permite conservar tiempo inactivo</translation>
    </message>
    <message>
        <source>It was dropped. Ask your employer.</source>
        <translation>Se descartó. Pregunta a tu empleador.</translation>
    </message>
    <message>
        <source>The clock is not running</source>
        <translation>El reloj no está en marcha</translation>
    </message>
    <message>
        <source>There is nothing to pause. Start it first.</source>
        <translation>No hay nada que pausar. Inícialo primero.</translation>
    </message>
    <message>
        <source>This contract does not allow time without evidence</source>
        <translation>Este contrato no permite tiempo sin pruebas</translation>
    </message>
    <message>
        <source>Nothing was claimed. Ask your employer.</source>
        <translation>No se solicitó nada. Pregunta a tu empleador.</translation>
    </message>
    <message>
        <source>That time is not over yet</source>
        <translation>Ese tiempo aún no ha terminado</translation>
    </message>
    <message>
        <source>Nothing was claimed. Claim it when it has passed.</source>
        <translation>No se solicitó nada. Solicítalo cuando haya pasado.</translation>
    </message>
    <message>
        <source>More than 24 hours cannot be claimed at once</source>
        <translation>No se pueden solicitar más de 24 horas a la vez</translation>
    </message>
    <message>
        <source>Nothing was claimed. Claim each stretch of work by itself.</source>
        <translation>No se solicitó nada. Solicita cada tramo de trabajo por separado.</translation>
    </message>
    <message>
        <source>That week can no longer be changed</source>
        <translation>Esa semana ya no se puede cambiar</translation>
    </message>
    <message>
        <source>It was open until Monday, 12:00 UTC, after it. Nothing was claimed.</source>
        <translation>Estuvo abierta hasta el lunes siguiente a las 12:00 UTC. No se solicitó nada.</translation>
    </message>
    <message>
        <source>Some of that time is tracked already</source>
        <translation>Parte de ese tiempo ya está registrada</translation>
    </message>
    <message>
        <source>Nothing was claimed. Claim what lies before or after it.</source>
        <translation>No se solicitó nada. Solicita lo que está antes o después.</translation>
    </message>
    <message>
        <source>Some of that time is claimed already</source>
        <translation>Parte de ese tiempo ya está solicitada</translation>
    </message>
    <message>
        <source>That claim was not made on this device</source>
        <translation>Esa solicitud no se hizo en este dispositivo</translation>
    </message>
    <message>
        <source>No new device of yours waits with that code</source>
        <translation>Ningún dispositivo nuevo tuyo espera con ese código</translation>
    </message>
    <message>
        <source>Compare it with what the new device shows. Nothing was changed.</source>
        <translation>Compáralo con lo que muestra el dispositivo nuevo. No se cambió nada.</translation>
    </message>
    <message>
        <source>This is no device of yours that could be ended</source>
        <translation>No es un dispositivo tuyo que se pueda dar de baja</translation>
    </message>
    <message>
        <source>It was ended already, or it is this one. Nothing was changed.</source>
        <translation>Ya estaba dado de baja, o es este. No se cambió nada.</translation>
    </message>
    <message>
        <source>No device has vouched for this one</source>
        <translation>Ningún dispositivo ha respondido por este</translation>
    </message>
    <message>
        <source>Begin again. The one-time code still works.</source>
        <translation>Empieza de nuevo. El código de un solo uso sigue valiendo.</translation>
    </message>
    <message>
        <source>The sign-in was declined</source>
        <translation>El inicio de sesión se rechazó</translation>
    </message>
    <message>
        <source>Somebody chose Decline in the browser. Nothing was set up. Begin again if that was a mistake.</source>
        <translation>Alguien eligió Rechazar en el navegador. No se configuró nada. Empieza de nuevo si fue un error.</translation>
    </message>
    <message>
        <source>No sign-in is waiting</source>
        <translation>No hay ningún inicio de sesión en espera</translation>
    </message>
    <message>
        <source>Begin again. Nothing was changed.</source>
        <translation>Empieza de nuevo. No se cambió nada.</translation>
    </message>
    <message>
        <source>No damaged store was set aside</source>
        <translation>No se apartó ningún almacén dañado</translation>
    </message>
    <message>
        <source>There is nothing to salvage.</source>
        <translation>No hay nada que recuperar.</translation>
    </message>
    <message>
        <source>Nothing of that contract can be exported yet</source>
        <translation>Aún no se puede exportar nada de ese contrato</translation>
    </message>
    <message>
        <source>A bundle is made of what has a receipt. Wait until the uploads are delivered.</source>
        <translation>Una exportación se hace con lo que tiene recibo. Espera a que se entreguen las subidas.</translation>
    </message>
    <message>
        <source>Hourproof is running already</source>
        <translation>Hourproof ya está en marcha</translation>
    </message>
    <message>
        <source>Look for its icon in the tray, or end it with: hourproof quit. Nothing was changed.</source>
        <translation>Busca su icono en la bandeja, o ciérralo con: hourproof quit. No se cambió nada.</translation>
    </message>
    <message>
        <source>Hourproof is not running</source>
        <translation>Hourproof no está en marcha</translation>
    </message>
    <message>
        <source>Start it, then try again.</source>
        <translation>Ábrelo e inténtalo de nuevo.</translation>
    </message>
    <message>
        <source>That could not be understood</source>
        <translation>Eso no se pudo entender</translation>
    </message>
    <message>
        <source>Check what you entered. Nothing was changed.</source>
        <translation>Revisa lo que escribiste. No se cambió nada.</translation>
    </message>
    <message>
        <source>That cannot be set</source>
        <translation>Eso no se puede ajustar</translation>
    </message>
    <message>
        <source>Nothing was changed. Try another value.</source>
        <translation>No se cambió nada. Prueba otro valor.</translation>
    </message>
    <message>
        <source>This could not be changed</source>
        <translation>Esto no se pudo cambiar</translation>
    </message>
    <message>
        <source>The system says: {reason}. Add or remove Hourproof in the settings of your desktop.</source>
        <translation>El sistema dice: {reason}. Añade o quita Hourproof en los ajustes de tu escritorio.</translation>
    </message>
    <message>
        <source>This is not a server address</source>
        <translation>Esto no es una dirección de servidor</translation>
    </message>
    <message>
        <source>It looks like https://time.example.com. {kept}</source>
        <translation>Tiene este aspecto: https://time.example.com. {kept}</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>No se puede llegar al servidor</translation>
    </message>
    <message>
        <source>Check the network and the address {url}. {kept}</source>
        <translation>Revisa la red y la dirección {url}. {kept}</translation>
    </message>
    <message>
        <source>Another program answers at this address</source>
        <translation>Otro programa responde en esta dirección</translation>
    </message>
    <message>
        <source>It is not an Hourproof server, or a sign-in page of this network is in between. Check the address {url} with your employer. {kept}</source>
        <translation>No es un servidor de Hourproof, o una página de acceso de esta red está en medio. Comprueba la dirección {url} con tu empleador. {kept}</translation>
    </message>
    <message>
        <source>The server is older than this app</source>
        <translation>El servidor es más antiguo que esta aplicación</translation>
    </message>
    <message>
        <source>Ask its operator to update it. {kept}</source>
        <translation>Pide a quien lo administra que lo actualice. {kept}</translation>
    </message>
    <message>
        <source>This app is too old for the server</source>
        <translation>Esta aplicación es demasiado antigua para el servidor</translation>
    </message>
    <message>
        <source>Update the app. {kept}</source>
        <translation>Actualiza la aplicación. {kept}</translation>
    </message>
    <message>
        <source>The server refused a segment</source>
        <translation>El servidor rechazó un segmento</translation>
    </message>
    <message>
        <source>It and those after it are kept here. Copy the diagnostics and send them to support.</source>
        <translation>Este y los siguientes se conservan aquí. Copia el diagnóstico y envíalo al soporte.</translation>
    </message>
    <message>
        <source>The server has trouble of its own</source>
        <translation>El servidor tiene un problema propio</translation>
    </message>
    <message>
        <source>It is tried again by itself. {kept}</source>
        <translation>Se intenta de nuevo por sí solo. {kept}</translation>
    </message>
    <message>
        <source>The server does not know this code</source>
        <translation>El servidor no conoce este código</translation>
    </message>
    <message>
        <source>Check each letter, or ask your employer for a new code.</source>
        <translation>Revisa cada letra o pide a tu empleador un código nuevo.</translation>
    </message>
    <message>
        <source>This code has expired</source>
        <translation>Este código ha caducado</translation>
    </message>
    <message>
        <source>Ask your employer for a new one and enter it here.</source>
        <translation>Pide uno nuevo a tu empleador y escríbelo aquí.</translation>
    </message>
    <message>
        <source>This device may not upload any more</source>
        <translation>Este dispositivo ya no puede subir</translation>
    </message>
    <message>
        <source>It was ended by you on another device or by your employer, or the server had to begin a new log. What is not uploaded yet is kept here. Ask your employer; with a new code this device can be enrolled anew.</source>
        <translation>Lo diste de baja tú en otro dispositivo o lo hizo tu empleador, o el servidor tuvo que empezar un registro nuevo. Lo que aún no se subió se conserva aquí. Pregunta a tu empleador; con un código nuevo puedes volver a vincular este dispositivo.</translation>
    </message>
    <message>
        <source>A receipt of the server does not check out</source>
        <translation>Un recibo del servidor no es válido</translation>
    </message>
    <message>
        <source>The server’s log is not the one that this device knows: it was put back from an old copy, or somebody changed it. Uploading has stopped and everything is kept as evidence. Save the evidence, then show your employer the diagnostics.</source>
        <translation>El registro del servidor no es el que este dispositivo conoce: se recuperó de una copia antigua, o alguien lo cambió. La subida se detuvo y todo se conserva como prueba. Guarda las pruebas y enseña después el diagnóstico a tu empleador.</translation>
    </message>
    <message>
        <source>The server holds another version of a segment</source>
        <translation>El servidor tiene otra versión de un segmento</translation>
    </message>
    <message>
        <source>Uploading has stopped and everything is kept. This happens when the data folder is copied or restored from a backup.</source>
        <translation>La subida se detuvo y se conserva todo. Esto ocurre cuando la carpeta de datos se copia o se restaura de una copia de seguridad.</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong</source>
        <translation>El reloj de este equipo está mal</translation>
    </message>
    <message>
        <source>It differs from the server’s by {difference}. Set it right; your segments carry the server’s time meanwhile.</source>
        <translation>Difiere del reloj del servidor en {difference}. Ponlo en hora; mientras tanto tus segmentos llevan la hora del servidor.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>El disco está lleno</translation>
    </message>
    <message>
        <source>Free some space at {path}, then start the clock again. What was tracked before is kept.</source>
        <translation>Libera espacio en {path} y vuelve a iniciar el reloj. Lo registrado antes se conserva.</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>El disco está casi lleno</translation>
    </message>
    <message>
        <source>Free some space soon, or tracking will have to pause.</source>
        <translation>Libera espacio pronto o el registro tendrá que pausarse.</translation>
    </message>
    <message>
        <source>Much is waiting to be uploaded</source>
        <translation>Mucho espera para subirse</translation>
    </message>
    <message>
        <source>{used_mb} of {quota_mb} MB are used: {days_left} days are left at this rate. Go online, so that it can be delivered. After that no more pictures are taken; time and counts go on.</source>
        <translation>{used_mb} de {quota_mb} MB están en uso: a este ritmo quedan {days_left} días. Conéctate para que se pueda entregar. Después no se toman más imágenes; el tiempo y los recuentos siguen.</translation>
    </message>
    <message>
        <source>Uploads wait for a connection that is not metered</source>
        <translation>Las subidas esperan una conexión sin tarifa por datos</translation>
    </message>
    <message>
        <source>Upload now sends what waits all the same. Nothing is lost.</source>
        <translation>Subir ahora envía igualmente lo que espera. No se pierde nada.</translation>
    </message>
    <message>
        <source>The data folder cannot be written</source>
        <translation>No se puede escribir en la carpeta de datos</translation>
    </message>
    <message>
        <source>Make {path} writable for you, or start with --home and another folder: {reason}.</source>
        <translation>Date permiso de escritura en {path}, o inicia con --home y otra carpeta: {reason}.</translation>
    </message>
    <message>
        <source>Others on this computer can read files of Hourproof</source>
        <translation>Otras personas en este equipo pueden leer archivos de Hourproof</translation>
    </message>
    <message>
        <source>Close the data folder to others; {path} is one of the files.</source>
        <translation>Cierra la carpeta de datos a los demás; {path} es uno de los archivos.</translation>
    </message>
    <message>
        <source>The kept list of contracts was damaged</source>
        <translation>La lista guardada de contratos estaba dañada</translation>
    </message>
    <message>
        <source>It was set aside at {path} and is fetched anew. Nothing is lost.</source>
        <translation>Se apartó en {path} y se obtiene de nuevo. No se pierde nada.</translation>
    </message>
    <message>
        <source>The settings file could not be read</source>
        <translation>No se pudo leer el archivo de ajustes</translation>
    </message>
    <message>
        <source>It was set aside at {path} and begun anew. Your tracked time is stored elsewhere and is safe.</source>
        <translation>Se apartó en {path} y se empezó de nuevo. Tu tiempo registrado se guarda en otro lugar y está a salvo.</translation>
    </message>
    <message>
        <source>The settings are from a newer version</source>
        <translation>Los ajustes son de una versión más nueva</translation>
    </message>
    <message>
        <source>Update the app. Nothing was changed.</source>
        <translation>Actualiza la aplicación. No se cambió nada.</translation>
    </message>
    <message>
        <source>The journal of this computer is damaged</source>
        <translation>El registro interno de este equipo está dañado</translation>
    </message>
    <message>
        <source>It was set aside untouched at {path}, and a new one was begun. Copy the diagnostics and send them to support.</source>
        <translation>Se apartó intacto en {path} y se empezó uno nuevo. Copia el diagnóstico y envíalo al soporte.</translation>
    </message>
    <message>
        <source>The store of segments is damaged</source>
        <translation>El almacén de segmentos está dañado</translation>
    </message>
    <message>
        <source>The data is from a newer version</source>
        <translation>Los datos son de una versión más nueva</translation>
    </message>
    <message>
        <source>There is no keyring to keep this device’s key</source>
        <translation>No hay un llavero para guardar la clave de este dispositivo</translation>
    </message>
    <message>
        <source>Install or start one (GNOME Keyring or KWallet), then start again. What was tracked waits.</source>
        <translation>Instala o inicia uno (GNOME Keyring o KWallet) y empieza de nuevo. Lo registrado espera.</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>El llavero está bloqueado</translation>
    </message>
    <message>
        <source>Unlock it when the system asks, then try again. What was tracked waits.</source>
        <translation>Desbloquéalo cuando el sistema lo pida e inténtalo de nuevo. Lo registrado espera.</translation>
    </message>
    <message>
        <source>The key of this device is gone</source>
        <translation>La clave de este dispositivo ya no está</translation>
    </message>
    <message>
        <source>It is no longer in the keyring. Ask for a new code and enrol this device again; what is uploaded stays valid.</source>
        <translation>Ya no está en el llavero. Pide un código nuevo y vuelve a vincular este dispositivo; lo subido sigue siendo válido.</translation>
    </message>
    <message>
        <source>There is no desktop to show the app on</source>
        <translation>No hay escritorio donde mostrar la aplicación</translation>
    </message>
    <message>
        <source>Log in to a graphical session, or use: hourproof run</source>
        <translation>Inicia una sesión gráfica o usa: hourproof run</translation>
    </message>
    <message>
        <source>The screen cannot be captured here</source>
        <translation>La pantalla no se puede capturar aquí</translation>
    </message>
    <message>
        <source>Time is tracked without pictures, and the diary says why.</source>
        <translation>El tiempo se registra sin imágenes y el diario dice por qué.</translation>
    </message>
    <message>
        <source>Input cannot be counted here</source>
        <translation>La actividad no se puede contar aquí</translation>
    </message>
    <message>
        <source>Activity is shown as unknown in the diary, never as zero.</source>
        <translation>La actividad se muestra como desconocida en el diario, nunca como cero.</translation>
    </message>
    <message>
        <source>This desktop does not tell how long you are away</source>
        <translation>Este escritorio no dice cuánto tiempo estás ausente</translation>
    </message>
    <message>
        <source>Stop the clock yourself when you leave.</source>
        <translation>Detén el reloj tú cuando te vayas.</translation>
    </message>
    <message>
        <source>This desktop does not tell which app is in front</source>
        <translation>Este escritorio no dice qué aplicación está en primer plano</translation>
    </message>
    <message>
        <source>The diary leaves it out.</source>
        <translation>El diario la omite.</translation>
    </message>
    <message>
        <source>Lock, sleep and log-out cannot be heard here</source>
        <translation>Bloqueo, suspensión y cierre de sesión no se detectan aquí</translation>
    </message>
    <message>
        <source>Tracking ends by idle time and by the clocks alone.</source>
        <translation>El registro termina solo por el tiempo inactivo y por los relojes.</translation>
    </message>
    <message>
        <source>A picture is missing from this computer</source>
        <translation>Falta una imagen en este equipo</translation>
    </message>
    <message>
        <source>Its file was removed before upload. The diary says so in its place.</source>
        <translation>Su archivo se quitó antes de la subida. El diario lo dice en su lugar.</translation>
    </message>
    <message>
        <source>Until then time is tracked without pictures, and the diary says why.</source>
        <translation>Hasta entonces el tiempo se registra sin imágenes y el diario dice por qué.</translation>
    </message>
    <message>
        <source>Until then activity is shown as unknown in the diary, never as zero.</source>
        <translation>Hasta entonces la actividad se muestra como desconocida en el diario, nunca como cero.</translation>
    </message>
    <message>
        <source>Until then stop the clock yourself when you leave.</source>
        <translation>Hasta entonces detén el reloj tú cuando te vayas.</translation>
    </message>
    <message>
        <source>Until then the diary leaves it out.</source>
        <translation>Hasta entonces el diario la omite.</translation>
    </message>
    <message>
        <source>Until then tracking ends by idle time and by the clocks alone.</source>
        <translation>Hasta entonces el registro termina solo por el tiempo inactivo y por los relojes.</translation>
    </message>
    <message>
        <source>This is a Wayland session, in which apps cannot see each other: choose the session with X11 or Xorg at the sign-in screen.</source>
        <translation>Esta es una sesión Wayland, en la que las aplicaciones no se ven entre sí: elige la sesión con X11 o Xorg en la pantalla de inicio de sesión.</translation>
    </message>
    <message>
        <source>Allow it for Hourproof in the system’s privacy settings, then start the app again.</source>
        <translation>Permítelo para Hourproof en los ajustes de privacidad del sistema y reinicia la aplicación.</translation>
    </message>
    <message>
        <source>The X server lacks what is needed for it: use a usual one, such as Xorg.</source>
        <translation>El servidor X no tiene lo que hace falta: usa uno habitual, como Xorg.</translation>
    </message>
    <message>
        <source>A library of the system is missing: install the X libraries.</source>
        <translation>Falta una biblioteca del sistema: instala las bibliotecas de X.</translation>
    </message>
    <message>
        <source>Hourproof has no way to do it on this system yet.</source>
        <translation>Hourproof aún no tiene forma de hacerlo en este sistema.</translation>
    </message>
    <message>
        <source>No systemd-logind answers on the system’s message bus: start it, then start the app again.</source>
        <translation>Ningún systemd-logind responde en el bus de mensajes del sistema: inícialo y reinicia la aplicación.</translation>
    </message>
    <message>
        <source>The system does not know which session this is: start the app from a desktop session.</source>
        <translation>El sistema no sabe qué sesión es esta: inicia la aplicación desde una sesión de escritorio.</translation>
    </message>
    <message>
        <source>The display is gone</source>
        <translation>La pantalla ha desaparecido</translation>
    </message>
    <message>
        <source>Nothing can be captured or counted. When the desktop is back, everything goes on by itself.</source>
        <translation>No se puede capturar ni contar nada. Cuando vuelva el escritorio, todo sigue por sí solo.</translation>
    </message>
    <message>
        <source>Idle time can be kept only with a memo</source>
        <translation>El tiempo inactivo solo se puede conservar con una nota</translation>
    </message>
    <message>
        <source>Say in a word what it was.</source>
        <translation>Di en una palabra qué era.</translation>
    </message>
    <message>
        <source>Idle time that was kept needs a memo</source>
        <translation>El tiempo inactivo conservado necesita una nota</translation>
    </message>
    <message>
        <source>Nothing was changed. Say in a word what it was.</source>
        <translation>No se cambió nada. Di en una palabra qué era.</translation>
    </message>
    <message>
        <source>Write what was done. The old memo still holds.</source>
        <translation>Escribe qué se hizo. La nota anterior sigue valiendo.</translation>
    </message>
    <message>
        <source>Time without evidence needs a reason</source>
        <translation>El tiempo sin pruebas necesita un motivo</translation>
    </message>
    <message>
        <source>Nothing was claimed. Write what you did.</source>
        <translation>No se solicitó nada. Escribe qué hiciste.</translation>
    </message>
    <message>
        <source>The reason is too long</source>
        <translation>El motivo es demasiado largo</translation>
    </message>
    <message>
        <source>Shorten it to {limit} characters. Nothing was claimed.</source>
        <translation>Acórtalo a {limit} caracteres. No se solicitó nada.</translation>
    </message>
    <message>
        <source>The sign-in was not confirmed in time</source>
        <translation>El inicio de sesión no se confirmó a tiempo</translation>
    </message>
    <message>
        <source>Begin again for a new code. Nothing was changed.</source>
        <translation>Empieza de nuevo para obtener otro código. No se cambió nada.</translation>
    </message>
    <message>
        <source>No server address was entered</source>
        <translation>No se escribió ninguna dirección de servidor</translation>
    </message>
    <message>
        <source>It looks like https://time.example.com.</source>
        <translation>Tiene este aspecto: https://time.example.com.</translation>
    </message>
    <message>
        <source>This address goes without encryption</source>
        <translation>Esta dirección va sin cifrado</translation>
    </message>
    <message>
        <source>Begin it with https:// instead; http is for a server on this very computer. {kept}</source>
        <translation>Empiézala con https://; http es para un servidor en este mismo equipo. {kept}</translation>
    </message>
    <message>
        <source>This address has a name or password in it</source>
        <translation>Esta dirección contiene un nombre o una contraseña</translation>
    </message>
    <message>
        <source>Leave out what stands before the @. {kept}</source>
        <translation>Omite lo que está antes de la @. {kept}</translation>
    </message>
    <message>
        <source>This address has a ? or # in it</source>
        <translation>Esta dirección contiene un ? o un #</translation>
    </message>
    <message>
        <source>Leave out everything from there on. {kept}</source>
        <translation>Omite todo a partir de ahí. {kept}</translation>
    </message>
    <message>
        <source>This address has an impossible port</source>
        <translation>Esta dirección tiene un puerto imposible</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535; most servers need none. {kept}</source>
        <translation>Un puerto es un número de 1 a 65535; la mayoría de los servidores no lo necesita. {kept}</translation>
    </message>
    <message>
        <source>No secure connection could be made</source>
        <translation>No se pudo establecer una conexión segura</translation>
    </message>
    <message>
        <source>A server without https may answer at {url}, or its certificate is not trusted: check the address, and the clock of this computer. {kept}</source>
        <translation>Puede que en {url} responda un servidor sin https, o que su certificado no sea de confianza: comprueba la dirección y el reloj de este equipo. {kept}</translation>
    </message>
    <message>
        <source>The server takes too long to answer</source>
        <translation>El servidor tarda demasiado en responder</translation>
    </message>
    <message>
        <source>Try again in a while. {kept}</source>
        <translation>Inténtalo de nuevo dentro de un rato. {kept}</translation>
    </message>
    <message>
        <source>The proxy on the way to the server does not work</source>
        <translation>El proxy hacia el servidor no funciona</translation>
    </message>
    <message>
        <source>Check the proxy in the network settings of this computer. {kept}</source>
        <translation>Revisa el proxy en los ajustes de red de este equipo. {kept}</translation>
    </message>
    <message>
        <source>This address leads on to another one</source>
        <translation>Esta dirección lleva a otra</translation>
    </message>
    <message>
        <source>Enter the address where it ends; a sign-in page of the network may be in between. {kept}</source>
        <translation>Escribe la dirección donde termina; puede haber en medio una página de inicio de sesión de la red. {kept}</translation>
    </message>
    <message>
        <source>No more pictures are taken</source>
        <translation>No se toman más imágenes</translation>
    </message>
    <message>
        <source>What waits to be uploaded fills its {quota_mb} MB. Time and counts go on, and the diary says why there is no picture. Go online, so that it can be delivered.</source>
        <translation>Lo que espera para subirse llena sus {quota_mb} MB. El tiempo y los recuentos siguen, y el diario dice por qué no hay imagen. Conéctate para que se pueda entregar.</translation>
    </message>
    <message>
        <source>This file holds no certificates</source>
        <translation>Este archivo no contiene certificados</translation>
    </message>
    <message>
        <source>Choose a file in PEM form; {path} is none. What was set before still holds.</source>
        <translation>Elige un archivo en formato PEM; {path} no lo es. Lo ajustado antes sigue valiendo.</translation>
    </message>
    <message>
        <source>This is not a number</source>
        <translation>Esto no es un número</translation>
    </message>
    <message>
        <source>This number is out of range</source>
        <translation>Este número está fuera de rango</translation>
    </message>
    <message>
        <source>This text is empty, too long, or holds signs that cannot be seen</source>
        <translation>Este texto está vacío, es demasiado largo o contiene signos que no se ven</translation>
    </message>
    <message>
        <source>The keyring has no password for the proxy</source>
        <translation>El llavero no tiene contraseña para el proxy</translation>
    </message>
    <message>
        <source>Put it there with: hourproof proxy-password. {kept}</source>
        <translation>Guárdala allí con: hourproof proxy-password. {kept}</translation>
    </message>
    <message>
        <source>The file of certificates to trust cannot be used</source>
        <translation>No se puede usar el archivo de certificados de confianza</translation>
    </message>
    <message>
        <source>Set ca_file in the settings to a PEM file, or take it out. {kept}</source>
        <translation>Pon en ca_file, en los ajustes, un archivo PEM o quítalo. {kept}</translation>
    </message>
    <message>
        <source>The key of this device’s data is gone</source>
        <translation>La clave de los datos de este dispositivo ya no está</translation>
    </message>
    <message>
        <source>Bring the keyring of this user back, from a backup if need be: then everything is there again. If it is gone for good, run “hourproof set-aside” and enrol anew. Nothing was changed.</source>
        <translation>Recupera el llavero de este usuario, de una copia de seguridad si hace falta: entonces todo vuelve a estar ahí. Si se perdió para siempre, ejecuta «hourproof set-aside» y vincula de nuevo. No se cambió nada.</translation>
    </message>
    <message>
        <source>The server has no room left</source>
        <translation>Al servidor no le queda espacio</translation>
    </message>
    <message>
        <source>Tell whoever runs it. {kept}</source>
        <translation>Avisa a quien lo administra. {kept}</translation>
    </message>
    <message>
        <source>The server was put back from a backup</source>
        <translation>El servidor se restauró de una copia de seguridad</translation>
    </message>
    <message>
        <source>Everything is kept here. Tell whoever runs the server; uploads go on once it is recovered.</source>
        <translation>Todo se conserva aquí. Avisa a quien administra el servidor; las subidas siguen cuando esté recuperado.</translation>
    </message>
    <message>
        <source>The server refused to enrol this device</source>
        <translation>El servidor se negó a vincular este dispositivo</translation>
    </message>
    <message>
        <source>This code was used before</source>
        <translation>Este código ya se usó</translation>
    </message>
    <message>
        <source>Each code enrols one device: ask your employer for a new one.</source>
        <translation>Cada código vincula un dispositivo: pide uno nuevo a tu empleador.</translation>
    </message>
    <message>
        <source>The name of this device cannot be used</source>
        <translation>No se puede usar el nombre de este dispositivo</translation>
    </message>
    <message>
        <source>Give 1 to 64 letters on one line. {kept}</source>
        <translation>Escribe de 1 a 64 letras en una línea. {kept}</translation>
    </message>
    <message>
        <source>The clock of this computer is ahead of the server’s</source>
        <translation>El reloj de este equipo va por delante del servidor</translation>
    </message>
    <message>
        <source>Set it right. What was tracked is kept and goes up by itself.</source>
        <translation>Ponlo en hora. Lo registrado se conserva y se sube por sí solo.</translation>
    </message>
    <message>
        <source>Free some space at {path}. {kept}</source>
        <translation>Libera espacio en {path}. {kept}</translation>
    </message>
    <message>
        <source>The disk failed while it was written</source>
        <translation>El disco falló durante la escritura</translation>
    </message>
    <message>
        <source>Check the disk that holds {path}, then start the app again. What was written before is kept.</source>
        <translation>Revisa el disco que contiene {path} y reinicia la aplicación. Lo escrito antes se conserva.</translation>
    </message>
    <message>
        <source>The settings file was damaged</source>
        <translation>El archivo de ajustes estaba dañado</translation>
    </message>
    <message>
        <source>Those from before the last change are used. The damaged file is kept at {path}.</source>
        <translation>Se usan los de antes del último cambio. El archivo dañado se conserva en {path}.</translation>
    </message>
    <message>
        <source>New settings were begun: enrol this device again. The damaged file is kept at {path}, and so is what was tracked.</source>
        <translation>Se empezaron ajustes nuevos: vuelve a vincular este dispositivo. El archivo dañado se conserva en {path}, igual que lo registrado.</translation>
    </message>
    <message>
        <source>The settings have entries that mean nothing</source>
        <translation>Los ajustes tienen entradas que no significan nada</translation>
    </message>
    <message>
        <source>They were passed over. The file as it was is kept at {path}.</source>
        <translation>Se pasaron por alto. El archivo tal como estaba se conserva en {path}.</translation>
    </message>
    <message>
        <source>you entered</source>
        <translation>que escribiste</translation>
    </message>
    <message>
        <source>its place</source>
        <translation>su ubicación</translation>
    </message>
    <message>
        <source>more than two minutes</source>
        <translation>más de dos minutos</translation>
    </message>
    <message>
        <source>some time</source>
        <translation>un tiempo</translation>
    </message>
    <message>
        <source>this contract</source>
        <translation>este contrato</translation>
    </message>
    <message>
        <source>the system refused</source>
        <translation>el sistema lo rechazó</translation>
    </message>
    <message>
        <source>That app</source>
        <translation>Esa aplicación</translation>
    </message>
    <message>
        <source>many</source>
        <translation>muchos</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos los</translation>
    </message>
    <message>
        <source>few</source>
        <translation>pocos</translation>
    </message>
    <message>
        <source>its name</source>
        <translation>su nombre</translation>
    </message>
    <message>
        <source>Black out parts of a capture</source>
        <translation>Tapar partes de una captura</translation>
    </message>
    <message>
        <source>Screen {number}</source>
        <translation>Pantalla {number}</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>&amp;New box</source>
        <translation>&amp;Nuevo recuadro</translation>
    </message>
    <message>
        <source>Re&amp;move box</source>
        <translation>&amp;Quitar recuadro</translation>
    </message>
    <message>
        <source>Black out all of &amp;it</source>
        <translation>Tapar t&amp;odo</translation>
    </message>
    <message>
        <source>Red&amp;o</source>
        <translation>&amp;Rehacer</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Acercar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Alejar</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>A&amp;justar</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent} %</translation>
    </message>
    <message>
        <source>&amp;See through the boxes</source>
        <translation>&amp;Ver a través de los recuadros</translation>
    </message>
    <message>
        <source>&amp;Remove the whole photo</source>
        <translation>Quitar toda la &amp;foto</translation>
    </message>
    <message>
        <source>&amp;Black out</source>
        <translation>&amp;Tapar</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Cance&amp;lar</translation>
    </message>
    <message>
        <source>Draw with the mouse, or press Enter for a new box: arrow keys move it, Shift with them resizes it, Ctrl with them goes by single pixels, Delete removes it, Tab goes on to the next.</source>
        <translation>Dibuja con el ratón o pulsa Intro para un recuadro nuevo: las flechas lo mueven, Mayús con ellas cambia su tamaño, Ctrl con ellas va píxel a píxel, Supr lo quita, Tab pasa al siguiente.</translation>
    </message>
    <message>
        <source>Nothing is blacked out yet.</source>
        <translation>Aún no hay nada tapado.</translation>
    </message>
    <message numerus="yes">
        <source>{count} boxes on this picture</source>
        <extracomment>For one: {count} box on this picture</extracomment>
        <translation>
            <numerusform>{count} recuadro en esta imagen</numerusform>
            <numerusform>{count} recuadros en esta imagen</numerusform>
        </translation>
    </message>
    <message>
        <source>The photo stays.</source>
        <translation>La foto se queda.</translation>
    </message>
    <message>
        <source>The whole photo is removed. The time of the segment stays as it is.</source>
        <translation>Se quita toda la foto. El tiempo del segmento queda como está.</translation>
    </message>
    <message>
        <source>Box {index} of {count}: {width} × {height} pixels, {x} from the left, {y} from the top.</source>
        <translation>Recuadro {index} de {count}: {width} × {height} píxeles, a {x} de la izquierda y a {y} de arriba.</translation>
    </message>
    <message>
        <source>{picture}. {boxes}.</source>
        <translation>{picture}. {boxes}.</translation>
    </message>
    <message>
        <source>What is black is gone at once and for good. The time of this segment stays; the diary shows it as redacted.</source>
        <translation>Lo tapado desaparece enseguida y para siempre. El tiempo de este segmento se queda; el diario lo muestra como tachado.</translation>
    </message>
    <message>
        <source>What is black is gone at once and for good. This contract does not let the time stay when something is taken back: these minutes may not be billed.</source>
        <translation>Lo tapado desaparece enseguida y para siempre. Este contrato no deja que el tiempo se quede cuando se retira algo: puede que estos minutos no se facturen.</translation>
    </message>
    <message>
        <source>It is not uploaded while you look at it, for an hour at most.</source>
        <translation>No se sube mientras lo miras, durante una hora como máximo.</translation>
    </message>
    <message>
        <source>It is signed already. The server erases the same parts as soon as it hears of it.</source>
        <translation>Ya está firmado. El servidor borra las mismas partes en cuanto se entera.</translation>
    </message>
    <message>
        <source>Blacking out…</source>
        <translation>Tapando…</translation>
    </message>
    <message>
        <source>The picture is no longer on this computer, so nothing can be drawn on it.</source>
        <translation>La imagen ya no está en este equipo, así que no se puede dibujar sobre ella.</translation>
    </message>
    <message>
        <source>No more than {count} boxes fit on one picture. Draw a larger one.</source>
        <translation>No caben más de {count} recuadros en una imagen. Dibuja uno más grande.</translation>
    </message>
    <message>
        <source>R&amp;edact…</source>
        <translation>&amp;Tachar…</translation>
    </message>
    <message>
        <source>Your boxes are not applied. Leave them?</source>
        <translation>Tus recuadros no se han aplicado. ¿Salir sin ellos?</translation>
    </message>
    <message>
        <source>&amp;Leave without blacking out</source>
        <translation>&amp;Salir sin tapar</translation>
    </message>
    <message>
        <source>&amp;Go on drawing</source>
        <translation>Seguir &amp;dibujando</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Ajustes</translation>
    </message>
    <message>
        <source>Capture and privacy</source>
        <translation>Captura y privacidad</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>Consentimientos</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Red</translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation>Aspecto e idioma</translation>
    </message>
    <message>
        <source>Start and reminders</source>
        <translation>Inicio y recordatorios</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Acerca de</translation>
    </message>
    <message>
        <source>Set by the administrator of this computer.</source>
        <translation>Fijado por el administrador de este equipo.</translation>
    </message>
    <message>
        <source>Holds from the next start of Hourproof.</source>
        <translation>Vale desde el próximo inicio de Hourproof.</translation>
    </message>
    <message>
        <source>The settings file was damaged. What you see here is what holds now.</source>
        <translation>El archivo de ajustes estaba dañado. Lo que ves aquí es lo que vale ahora.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>This holds on this device, on every contract, from the next picture on. Nobody changes it from afar.</source>
        <translation>Esto vale en este dispositivo, en todos los contratos, desde la próxima imagen. Nadie lo cambia a distancia.</translation>
    </message>
    <message>
        <source>&amp;Excluded apps</source>
        <translation>Aplicaciones &amp;excluidas</translation>
    </message>
    <message>
        <source>Their windows are blacked out before a picture is stored.</source>
        <translation>Sus ventanas se tapan en negro antes de guardar una imagen.</translation>
    </message>
    <message>
        <source>No app is excluded.</source>
        <translation>No hay ninguna aplicación excluida.</translation>
    </message>
    <message>
        <source>&amp;Name of an app</source>
        <translation>&amp;Nombre de una aplicación</translation>
    </message>
    <message>
        <source>The list offers the apps that were in front in the last seven days.</source>
        <translation>La lista ofrece las aplicaciones que estuvieron en primer plano en los últimos siete días.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>&amp;Añadir</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Quitar</translation>
    </message>
    <message>
        <source>&amp;Blur pictures by at least</source>
        <translation>&amp;Desenfocar las imágenes al menos</translation>
    </message>
    <message>
        <source>No blur</source>
        <translation>Sin desenfoque</translation>
    </message>
    <message numerus="yes">
        <source> pixels</source>
        <extracomment>For one:  pixel</extracomment>
        <translation>
            <numerusform> píxel</numerusform>
            <numerusform> píxeles</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Camera for photos</source>
        <translation>&amp;Cámara para las fotos</translation>
    </message>
    <message>
        <source>The first that gives a picture</source>
        <translation>La primera que dé una imagen</translation>
    </message>
    <message>
        <source>Photos are taken only where a contract asks for them and you agreed.</source>
        <translation>Solo se toman fotos donde un contrato las pide y tú aceptaste.</translation>
    </message>
    <message>
        <source>What you agreed to on each contract. Without your agreement nothing is captured.</source>
        <translation>Lo que aceptaste en cada contrato. Sin tu consentimiento no se captura nada.</translation>
    </message>
    <message>
        <source>You have no contract yet.</source>
        <translation>Aún no tienes ningún contrato.</translation>
    </message>
    <message>
        <source>You agreed on {date}.</source>
        <translation>Aceptaste el {date}.</translation>
    </message>
    <message>
        <source>You agreed on this device.</source>
        <translation>Aceptaste en este dispositivo.</translation>
    </message>
    <message>
        <source>You withdrew your agreement on {date}. Nothing is captured.</source>
        <translation>Revocaste tu consentimiento el {date}. No se captura nada.</translation>
    </message>
    <message>
        <source>You have not agreed. Nothing is captured.</source>
        <translation>No has aceptado. No se captura nada.</translation>
    </message>
    <message>
        <source>Your employer sees it after the next upload.</source>
        <translation>Tu empleador lo ve después de la próxima subida.</translation>
    </message>
    <message>
        <source>Read what is captured on {contract}</source>
        <translation>Leer qué se captura en {contract}</translation>
    </message>
    <message>
        <source>Read again…</source>
        <translation>Leer de nuevo…</translation>
    </message>
    <message>
        <source>Read…</source>
        <translation>Leer…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Revocar…</translation>
    </message>
    <message>
        <source>Withdraw the agreement on {contract}</source>
        <translation>Revocar el consentimiento en {contract}</translation>
    </message>
    <message>
        <source>Withdraw your agreement on {contract}?</source>
        <translation>¿Revocar tu consentimiento en {contract}?</translation>
    </message>
    <message>
        <source>From now on nothing is captured on this contract, and its clock stops if it runs. What was tracked before is kept. You can agree again at any time.</source>
        <translation>Desde ahora no se captura nada en este contrato y su reloj se detiene si está en marcha. Lo registrado antes se conserva. Puedes aceptar de nuevo cuando quieras.</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>&amp;Revocar</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Mantenerlo</translation>
    </message>
    <message>
        <source>&amp;Upload</source>
        <translation>&amp;Subir</translation>
    </message>
    <message>
        <source>Over every connection</source>
        <translation>Por cualquier conexión</translation>
    </message>
    <message>
        <source>Not over metered connections, such as a telephone’s</source>
        <translation>No por conexiones con tarifa por datos, como la de un teléfono</translation>
    </message>
    <message>
        <source>&amp;Limit the upload to</source>
        <translation>&amp;Limitar la subida a</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sin límite</translation>
    </message>
    <message numerus="yes">
        <source> kilobytes per second</source>
        <extracomment>For one:  kilobyte per second</extracomment>
        <translation>
            <numerusform> kilobyte por segundo</numerusform>
            <numerusform> kilobytes por segundo</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Proxy</source>
        <translation>&amp;Proxy</translation>
    </message>
    <message>
        <source>As the system says</source>
        <translation>Como dice el sistema</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Ninguno</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>Este:</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Dirección del proxy</translation>
    </message>
    <message>
        <source>Its password is kept in the keyring: set it with “hourproof proxy-password”.</source>
        <translation>Su contraseña se guarda en el llavero: ponla con «hourproof proxy-password».</translation>
    </message>
    <message>
        <source>This is not the address of a proxy. It looks like http://proxy.example:8080, without a password. What was set before still holds.</source>
        <translation>Esto no es la dirección de un proxy. Tiene este aspecto: http://proxy.example:8080, sin contraseña. Lo ajustado antes sigue valiendo.</translation>
    </message>
    <message>
        <source>C&amp;ertificates to trust instead of the public ones</source>
        <translation>C&amp;ertificados de confianza en lugar de los públicos</translation>
    </message>
    <message>
        <source>The public ones</source>
        <translation>Los públicos</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>Ele&amp;gir…</translation>
    </message>
    <message>
        <source>Choose a file of certificates</source>
        <translation>Elige un archivo de certificados</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificados</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos los archivos</translation>
    </message>
    <message>
        <source>&amp;Keep for the upload at most</source>
        <translation>Guardar para la subida como &amp;máximo</translation>
    </message>
    <message numerus="yes">
        <source> megabytes</source>
        <extracomment>For one:  megabyte</extracomment>
        <translation>
            <numerusform> megabyte</numerusform>
            <numerusform> megabytes</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Colours</source>
        <translation>&amp;Colores</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Oscuro</translation>
    </message>
    <message>
        <source>&amp;Keys that start and stop the clock from anywhere</source>
        <translation>&amp;Teclas que inician y detienen el reloj desde cualquier lugar</translation>
    </message>
    <message>
        <source>Off until you choose some. Should another program have them, a notification says so.</source>
        <translation>Desactivadas hasta que elijas unas. Si otro programa las tiene, una notificación lo dice.</translation>
    </message>
    <message>
        <source>Your desktop asks you about them in a window of its own, and may give you others.</source>
        <translation>Tu escritorio te pregunta por ellas en una ventana propia y puede darte otras.</translation>
    </message>
    <message>
        <source>Your desktop gave Hourproof these: {keys}</source>
        <translation>Tu escritorio dio estas a Hourproof: {keys}</translation>
    </message>
    <message>
        <source>Your desktop chose them and does not say which: its own settings show and change them.</source>
        <translation>Tu escritorio las eligió y no dice cuáles: sus propios ajustes las muestran y las cambian.</translation>
    </message>
    <message>
        <source>You said no when your desktop asked. Choose some to be asked again.</source>
        <translation>Dijiste que no cuando tu escritorio preguntó. Elige unas para que vuelva a preguntar.</translation>
    </message>
    <message>
        <source>Chan&amp;ge them in the desktop’s settings</source>
        <translation>C&amp;ambiarlas en los ajustes del escritorio</translation>
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
        <translation>Ctrl+Mayús+F9</translation>
    </message>
    <message>
        <source>Super+F9</source>
        <translation>Super+F9</translation>
    </message>
    <message>
        <source>&amp;Language</source>
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>Text is as large as your system says.</source>
        <translation>El texto tiene el tamaño que dice tu sistema.</translation>
    </message>
    <message>
        <source>&amp;Start Hourproof when you log in</source>
        <translation>Iniciar Hourproof al a&amp;brir la sesión</translation>
    </message>
    <message>
        <source>It waits in the tray. The clock starts only when you start it.</source>
        <translation>Espera en la bandeja. El reloj solo se inicia cuando tú lo inicias.</translation>
    </message>
    <message>
        <source>This system offers no way to start a program when you log in.</source>
        <translation>Este sistema no permite iniciar un programa al abrir la sesión.</translation>
    </message>
    <message>
        <source>Reminders are for you alone: nobody else is told.</source>
        <translation>Los recordatorios son solo para ti: no se avisa a nadie más.</translation>
    </message>
    <message>
        <source>Remind me to clock &amp;in after using the computer for</source>
        <translation>Recordarme &amp;poner en marcha el reloj tras usar el equipo durante</translation>
    </message>
    <message>
        <source>Remind me of a &amp;long session after every</source>
        <translation>Recordarme una sesión &amp;larga cada</translation>
    </message>
    <message numerus="yes">
        <source> minutes</source>
        <extracomment>For one:  minute</extracomment>
        <translation>
            <numerusform> minuto</numerusform>
            <numerusform> minutos</numerusform>
        </translation>
    </message>
    <message>
        <source>Version</source>
        <translation>Versión</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licencia</translation>
    </message>
    <message>
        <source>Hourproof is free software under the AGPL, version 3 or later. It uses Qt for Python under the LGPL, version 3.</source>
        <translation>Hourproof es software libre bajo la AGPL, versión 3 o posterior. Usa Qt for Python bajo la LGPL, versión 3.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Enrolled for</source>
        <translation>Vinculado para</translation>
    </message>
    <message>
        <source>{person}, {organization}</source>
        <translation>{person}, {organization}</translation>
    </message>
    <message>
        <source>This device</source>
        <translation>Este dispositivo</translation>
    </message>
    <message>
        <source>Device id</source>
        <translation>Id. del dispositivo</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Carpeta de datos</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Archivo de ajustes</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Registro</translation>
    </message>
    <message>
        <source>Not enrolled yet</source>
        <translation>Aún sin vincular</translation>
    </message>
    <message>
        <source>&amp;Open the data folder</source>
        <translation>&amp;Abrir la carpeta de datos</translation>
    </message>
    <message>
        <source>Each device signs your time with a key of its own. Every one of them stands in your employer’s log, so none can be added without you seeing it here.</source>
        <translation>Cada dispositivo firma tu tiempo con una clave propia. Todos constan en el registro de tu empleador, así que no se puede añadir ninguno sin que lo veas aquí.</translation>
    </message>
    <message>
        <source>{name} – this device</source>
        <translation>{name} – este dispositivo</translation>
    </message>
    <message>
        <source>It may track and sign your time, and vouch for another device.</source>
        <translation>Puede registrar y firmar tu tiempo, y responder por otro dispositivo.</translation>
    </message>
    <message>
        <source>Added on {date}, vouched for by {name}.</source>
        <translation>Añadido el {date}, respondió por él {name}.</translation>
    </message>
    <message>
        <source>Added on {date} with a code or a sign-in. No device vouched for it.</source>
        <translation>Añadido el {date} con un código o iniciando sesión. Ningún dispositivo respondió por él.</translation>
    </message>
    <message>
        <source>Last upload: {when}</source>
        <translation>Última subida: {when}</translation>
    </message>
    <message>
        <source>It has not uploaded anything yet.</source>
        <translation>Aún no ha subido nada.</translation>
    </message>
    <message>
        <source>Ended on {date}. It may send nothing more; what it uploaded stays.</source>
        <translation>Dado de baja el {date}. No puede enviar nada más; lo que subió se queda.</translation>
    </message>
    <message>
        <source>What it claims of the time from {when} on is marked, since it was lost then.</source>
        <translation>Lo que declara del tiempo desde {when} queda marcado, porque entonces estaba perdido.</translation>
    </message>
    <message>
        <source>The server is being asked…</source>
        <translation>Preguntando al servidor…</translation>
    </message>
    <message>
        <source>This is what was known at the last visit to the server. {why}</source>
        <translation>Esto es lo que se sabía en la última visita al servidor. {why}</translation>
    </message>
    <message>
        <source>The log names no device of yours yet. It will after the next upload.</source>
        <translation>El registro aún no nombra ningún dispositivo tuyo. Lo hará tras la próxima subida.</translation>
    </message>
    <message>
        <source>This device is not enrolled yet.</source>
        <translation>Este dispositivo aún no está vinculado.</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>Dar de baja…</translation>
    </message>
    <message>
        <source>End the device {name}</source>
        <translation>Dar de baja el dispositivo {name}</translation>
    </message>
    <message>
        <source>End {name}?</source>
        <translation>¿Dar de baja {name}?</translation>
    </message>
    <message>
        <source>It can send nothing more, for ever. What it has not uploaded stays on it and is not billed: upload there first if you can. What it uploaded stays in your diary. To use it again, enrol it as a new device.</source>
        <translation>No podrá enviar nada más, nunca. Lo que no subió se queda en él y no se factura: sube antes desde allí si puedes. Lo que subió se queda en tu diario. Para volver a usarlo, vincúlalo como dispositivo nuevo.</translation>
    </message>
    <message>
        <source>It was &amp;lost or stolen</source>
        <translation>Se &amp;perdió o lo robaron</translation>
    </message>
    <message>
        <source>&amp;Since when</source>
        <translation>&amp;Desde cuándo</translation>
    </message>
    <message>
        <source>What it claims of the time from then on is marked. Tell your employer too.</source>
        <translation>Lo que declara del tiempo desde entonces queda marcado. Avisa también a tu empleador.</translation>
    </message>
    <message>
        <source>That time has not come yet.</source>
        <translation>Ese momento aún no ha llegado.</translation>
    </message>
    <message>
        <source>&amp;End it</source>
        <translation>Dar de &amp;baja</translation>
    </message>
    <message>
        <source>{name} is ended. The log says so.</source>
        <translation>{name} está dado de baja. El registro lo dice.</translation>
    </message>
    <message>
        <source>Vouch for a new device</source>
        <translation>Responder por un dispositivo nuevo</translation>
    </message>
    <message>
        <source>Enrol the new device with a one-time code and choose there to have another device vouch for it. It then shows a check code. Read it on that device yourself: whoever gets you to vouch for theirs can sign time as you.</source>
        <translation>Vincula el dispositivo nuevo con un código de un solo uso y elige allí que otro dispositivo responda por él. Mostrará entonces un código de control. Léelo tú en ese dispositivo: quien consiga que respondas por el suyo puede firmar tiempo en tu nombre.</translation>
    </message>
    <message>
        <source>&amp;Check code of the new device</source>
        <translation>&amp;Código de control del dispositivo nuevo</translation>
    </message>
    <message>
        <source>&amp;Vouch</source>
        <translation>&amp;Responder</translation>
    </message>
    <message>
        <source>Type the check code that the new device shows.</source>
        <translation>Escribe el código de control que muestra el dispositivo nuevo.</translation>
    </message>
    <message>
        <source>Vouching…</source>
        <translation>Respondiendo…</translation>
    </message>
    <message>
        <source>You vouched for {name}. It enrols itself now.</source>
        <translation>Respondiste por {name}. Ahora se vincula.</translation>
    </message>
    <message>
        <source>To see whether this week is closed, or to close it, choose one contract above.</source>
        <translation>Para ver si esta semana está cerrada, o para cerrarla, elige arriba un contrato.</translation>
    </message>
    <message>
        <source>This week is not closed yet</source>
        <translation>Esta semana aún no está cerrada</translation>
    </message>
    <message>
        <source>Signed on this device: {tracked} tracked, {manual} manual.</source>
        <translation>Firmado en este dispositivo: {tracked} registrado, {manual} manual.</translation>
    </message>
    <message>
        <source>You can edit it until {until}; after an edit close it again.</source>
        <translation>Puedes editarla hasta {until}; tras un cambio, ciérrala otra vez.</translation>
    </message>
    <message>
        <source>The time to edit it ended on {until}. It can still be closed.</source>
        <translation>El plazo para editarla acabó el {until}. Aún se puede cerrar.</translation>
    </message>
    <message>
        <source>Some of it is not signed yet: stop the clock, and wait until the reviews are over.</source>
        <translation>Una parte aún no está firmada: para el reloj y espera a que acaben las revisiones.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments and claims are still on their way to the server.</source>
        <extracomment>For one: {count} segment or claim is still on its way to the server.</extracomment>
        <translation>
            <numerusform>{count} segmento o solicitud va aún de camino al servidor.</numerusform>
            <numerusform>{count} segmentos y solicitudes van aún de camino al servidor.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is billed is what the close says. Left open, nothing is lost, and the week is shown as unclosed.</source>
        <translation>Se factura lo que dice el cierre. Si queda abierta, no se pierde nada, y la semana aparece sin cerrar.</translation>
    </message>
    <message>
        <source>Closed on {when}: {tracked} tracked, {manual} manual, on all your devices</source>
        <translation>Cerrada el {when}: {tracked} registrado, {manual} manual, en todos tus dispositivos</translation>
    </message>
    <message>
        <source>The server has it, with its receipt.</source>
        <translation>El servidor lo tiene, con su recibo.</translation>
    </message>
    <message>
        <source>It goes up with the next upload.</source>
        <translation>Sube con la próxima subida.</translation>
    </message>
    <message>
        <source>The server did not take this close. Close the week again.</source>
        <translation>El servidor no aceptó este cierre. Cierra la semana otra vez.</translation>
    </message>
    <message>
        <source>This device has signed more since: {tracked} tracked, {manual} manual. Close it again.</source>
        <translation>Este dispositivo firmó más desde entonces: {tracked} registrado, {manual} manual. Ciérrala otra vez.</translation>
    </message>
    <message>
        <source>C&amp;lose the week…</source>
        <translation>&amp;Cerrar la semana…</translation>
    </message>
    <message>
        <source>C&amp;lose it again…</source>
        <translation>&amp;Cerrar otra vez…</translation>
    </message>
    <message>
        <source>Close the week from {first} to {last}?</source>
        <translation>¿Cerrar la semana del {first} al {last}?</translation>
    </message>
    <message>
        <source>You sign how much of this week on {contract} is to be billed. This device alone has {tracked} tracked and {manual} manual; what your other devices sent is asked of the server and added.</source>
        <translation>Firmas cuánto de esta semana en {contract} se ha de facturar. Solo este dispositivo tiene {tracked} registrado y {manual} manual; lo que enviaron tus otros dispositivos se pregunta al servidor y se suma.</translation>
    </message>
    <message>
        <source>A close is a signed statement: it stands in the log and cannot be erased. A later one of the same week replaces it.</source>
        <translation>Un cierre es una declaración firmada: queda en el registro y no se puede borrar. Otro posterior de la misma semana lo sustituye.</translation>
    </message>
    <message>
        <source>Sign and &amp;close</source>
        <translation>Firmar y &amp;cerrar</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>A&amp;hora no</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>Firmando…</translation>
    </message>
    <message>
        <source>Closed: {tracked} tracked and {manual} manual, on all your devices.</source>
        <translation>Cerrada: {tracked} registrado y {manual} manual, en todos tus dispositivos.</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>&amp;Hecho</translation>
    </message>
    <message>
        <source>Work diary</source>
        <translation>Diario de trabajo</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Antes</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Después</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Hoy</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Fecha</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Período mostrado</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Día</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semana</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mes</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Año</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Contrato</translation>
    </message>
    <message>
        <source>All contracts</source>
        <translation>Todos los contratos</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Más</translation>
    </message>
    <message>
        <source>&amp;Add manual time…</source>
        <translation>&amp;Añadir tiempo manual…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>E&amp;xportar…</translation>
    </message>
    <message>
        <source>Check an e&amp;xport…</source>
        <translation>C&amp;omprobar una exportación…</translation>
    </message>
    <message>
        <source>Open in the &amp;browser</source>
        <translation>Abrir en el &amp;navegador</translation>
    </message>
    <message>
        <source>Read agai&amp;n</source>
        <translation>&amp;Leer otra vez</translation>
    </message>
    <message>
        <source>Choose a&amp;ll</source>
        <translation>&amp;Elegir todo</translation>
    </message>
    <message>
        <source>Go &amp;to a day</source>
        <translation>Ir a &amp;un día</translation>
    </message>
    <message>
        <source>&amp;How to read this page</source>
        <translation>&amp;Cómo leer esta página</translation>
    </message>
    <message>
        <source>Reading your diary…</source>
        <translation>Leyendo tu diario…</translation>
    </message>
    <message>
        <source>Reading… {date}</source>
        <translation>Leyendo… {date}</translation>
    </message>
    <message>
        <source>The diary cannot be read now. {why}</source>
        <translation>Ahora no se puede leer el diario. {why}</translation>
    </message>
    <message>
        <source>Tracked {tracked}</source>
        <translation>Registrado {tracked}</translation>
    </message>
    <message>
        <source>Manual {manual}</source>
        <translation>Manual {manual}</translation>
    </message>
    <message>
        <source>Week {tracked}</source>
        <translation>Semana {tracked}</translation>
    </message>
    <message>
        <source>Week {tracked} of {limit}</source>
        <translation>Semana {tracked} de {limit}</translation>
    </message>
    <message>
        <source>Would hold {held}</source>
        <translation>Se sostendría {held}</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments</source>
        <extracomment>For one: {count} segment</extracomment>
        <translation>
            <numerusform>{count} segmento</numerusform>
            <numerusform>{count} segmentos</numerusform>
        </translation>
    </message>
    <message>
        <source>Times are those of this computer; a week runs from Monday 00:00 UTC.</source>
        <translation>Las horas son las de este equipo; la semana va desde el lunes a las 00:00 UTC.</translation>
    </message>
    <message>
        <source>Tracked</source>
        <translation>Registrado</translation>
    </message>
    <message>
        <source>Redacted</source>
        <translation>Tachado</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Quitado</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Inactivo</translation>
    </message>
    <message>
        <source>Over limit</source>
        <translation>Sobre el límite</translation>
    </message>
    <message>
        <source>Manual</source>
        <translation>Manual</translation>
    </message>
    <message>
        <source>Taken back</source>
        <translation>Retirado</translation>
    </message>
    <message>
        <source>Being tracked</source>
        <translation>Registrándose</translation>
    </message>
    <message>
        <source>Kept here, not signed yet</source>
        <translation>Guardado aquí, aún sin firmar</translation>
    </message>
    <message>
        <source>Signed, waits for its upload</source>
        <translation>Firmado, espera su subida</translation>
    </message>
    <message>
        <source>Refused by the server, kept here</source>
        <translation>Rechazado por el servidor, guardado aquí</translation>
    </message>
    <message>
        <source>Received, with a receipt</source>
        <translation>Recibido, con recibo</translation>
    </message>
    <message>
        <source>Pictures taken back.</source>
        <translation>Imágenes retiradas.</translation>
    </message>
    <message>
        <source>Its picture comes at a random moment.</source>
        <translation>Su imagen llega en un momento al azar.</translation>
    </message>
    <message>
        <source>You took all of it back.</source>
        <translation>Lo retiraste todo.</translation>
    </message>
    <message>
        <source>Activity unknown</source>
        <translation>Actividad desconocida</translation>
    </message>
    <message>
        <source>No memo</source>
        <translation>Sin nota</translation>
    </message>
    <message>
        <source>Activity {tenths} of 10</source>
        <translation>Actividad {tenths} de 10</translation>
    </message>
    <message numerus="yes">
        <source>{count} pictures</source>
        <extracomment>For one: {count} picture</extracomment>
        <translation>
            <numerusform>{count} imagen</numerusform>
            <numerusform>{count} imágenes</numerusform>
        </translation>
    </message>
    <message>
        <source>with a photo</source>
        <translation>con una foto</translation>
    </message>
    <message>
        <source>{span}, {state}, {minutes}. {memo}. {activity}. {pictures}. {holds}. {upload}.</source>
        <translation>{span}, {state}, {minutes}. {memo}. {activity}. {pictures}. {holds}. {upload}.</translation>
    </message>
    <message>
        <source>{span}, manual time, {minutes}. {memo}. {upload}.</source>
        <translation>{span}, tiempo manual, {minutes}. {memo}. {upload}.</translation>
    </message>
    <message>
        <source>{day}: tracked {tracked}, manual {manual}</source>
        <translation>{day}: registrado {tracked}, manual {manual}</translation>
    </message>
    <message>
        <source>Would this hold?</source>
        <translation>¿Se sostendría?</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sí</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Aún no</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>En parte</translation>
    </message>
    <message>
        <source>No</source>
        <translation>No</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Cuenta</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendiente</translation>
    </message>
    <message>
        <source>Counts in part</source>
        <translation>Cuenta en parte</translation>
    </message>
    <message>
        <source>Does not count</source>
        <translation>No cuenta</translation>
    </message>
    <message numerus="yes">
        <source>Yes. {count} minutes count towards billing.</source>
        <extracomment>For one: Yes. {count} minute counts towards billing.</extracomment>
        <translation>
            <numerusform>Sí. {count} minuto cuenta para la facturación.</numerusform>
            <numerusform>Sí. {count} minutos cuentan para la facturación.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not yet. Nothing speaks against it; {count} minutes would count.</source>
        <extracomment>For one: Not yet. Nothing speaks against it; {count} minute would count.</extracomment>
        <translation>
            <numerusform>Aún no. Nada habla en contra; {count} minuto contaría.</numerusform>
            <numerusform>Aún no. Nada habla en contra; {count} minutos contarían.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In part. {count} minutes count towards billing.</source>
        <extracomment>For one: In part. {count} minute counts towards billing.</extracomment>
        <translation>
            <numerusform>En parte. {count} minuto cuenta para la facturación.</numerusform>
            <numerusform>En parte. {count} minutos cuentan para la facturación.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No, as it stands now.</source>
        <extracomment>For one: No, as it stands now.</extracomment>
        <translation>
            <numerusform>No, tal como está ahora.</numerusform>
            <numerusform>No, tal como está ahora.</numerusform>
        </translation>
    </message>
    <message>
        <source>This contract is no longer known here, so it cannot be told.</source>
        <translation>Este contrato ya no se conoce aquí, así que no se puede decir.</translation>
    </message>
    <message>
        <source>As far as this device knows: work of other devices and objections are on the server.</source>
        <translation>Hasta donde sabe este dispositivo: el trabajo de otros dispositivos y las objeciones están en el servidor.</translation>
    </message>
    <message>
        <source>You had agreed to what is captured.</source>
        <translation>Habías aceptado lo que se captura.</translation>
    </message>
    <message>
        <source>No agreement of yours held when it began.</source>
        <translation>No valía ningún consentimiento tuyo cuando empezó.</translation>
    </message>
    <message>
        <source>You took all of it back, so nothing of it counts.</source>
        <translation>Lo retiraste todo, así que nada de ello cuenta.</translation>
    </message>
    <message>
        <source>All its minutes are counted already, of a segment before it.</source>
        <translation>Todos sus minutos ya se cuentan en un segmento anterior.</translation>
    </message>
    <message>
        <source>Some of its minutes are counted already, of a segment before it.</source>
        <translation>Algunos de sus minutos ya se cuentan en un segmento anterior.</translation>
    </message>
    <message>
        <source>This contract has no weekly limit.</source>
        <translation>Este contrato no tiene límite semanal.</translation>
    </message>
    <message>
        <source>It is within the weekly limit.</source>
        <translation>Está dentro del límite semanal.</translation>
    </message>
    <message>
        <source>Some of its minutes are over the weekly limit and are not billed.</source>
        <translation>Algunos de sus minutos están sobre el límite semanal y no se facturan.</translation>
    </message>
    <message>
        <source>It is over the weekly limit and is not billed.</source>
        <translation>Está sobre el límite semanal y no se factura.</translation>
    </message>
    <message>
        <source>It has a memo.</source>
        <translation>Tiene una nota.</translation>
    </message>
    <message>
        <source>It has no memo, and this contract needs none.</source>
        <translation>No tiene nota y este contrato no la necesita.</translation>
    </message>
    <message>
        <source>It has no memo, and this contract needs one. Write one.</source>
        <translation>No tiene nota y este contrato la necesita. Escribe una.</translation>
    </message>
    <message>
        <source>Its picture is there.</source>
        <translation>Su imagen está.</translation>
    </message>
    <message>
        <source>This contract takes no pictures.</source>
        <translation>Este contrato no toma imágenes.</translation>
    </message>
    <message>
        <source>It has no picture, for a reason that is foreseen: {reason}.</source>
        <translation>No tiene imagen, por un motivo previsto: {reason}.</translation>
    </message>
    <message>
        <source>It has no picture: {reason}. Your employer can object to that.</source>
        <translation>No tiene imagen: {reason}. Tu empleador puede objetarlo.</translation>
    </message>
    <message>
        <source>You took pictures back; this contract lets the time stay.</source>
        <translation>Retiraste imágenes; este contrato deja que el tiempo se quede.</translation>
    </message>
    <message>
        <source>You took pictures back; this contract does not let the time stay.</source>
        <translation>Retiraste imágenes; este contrato no deja que el tiempo se quede.</translation>
    </message>
    <message>
        <source>You blacked out parts of its pictures; this contract lets the time stay.</source>
        <translation>Tapaste partes de sus imágenes; este contrato deja que el tiempo se quede.</translation>
    </message>
    <message>
        <source>You blacked out parts of its pictures; this contract does not let the time stay.</source>
        <translation>Tapaste partes de sus imágenes; este contrato no deja que el tiempo se quede.</translation>
    </message>
    <message>
        <source>There was no input; this contract lets idle time be kept.</source>
        <translation>No hubo actividad; este contrato permite conservar tiempo inactivo.</translation>
    </message>
    <message>
        <source>There was no input, and this contract does not let idle time be kept.</source>
        <translation>No hubo actividad y este contrato no permite conservar tiempo inactivo.</translation>
    </message>
    <message>
        <source>The server has it, and its receipt was checked.</source>
        <translation>El servidor lo tiene y su recibo se comprobó.</translation>
    </message>
    <message>
        <source>It is still being tracked.</source>
        <translation>Aún se está registrando.</translation>
    </message>
    <message>
        <source>It is not signed yet: you can still delete it without a trace.</source>
        <translation>Aún no está firmado: todavía puedes eliminarlo sin dejar rastro.</translation>
    </message>
    <message>
        <source>It is signed and waits for the server’s receipt.</source>
        <translation>Está firmado y espera el recibo del servidor.</translation>
    </message>
    <message>
        <source>The server does not take it. It is kept here.</source>
        <translation>El servidor no lo acepta. Se conserva aquí.</translation>
    </message>
    <message>
        <source>nothing was written down</source>
        <translation>no se anotó nada</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalles</translation>
    </message>
    <message>
        <source>&amp;Back to the diary</source>
        <translation>Vo&amp;lver al diario</translation>
    </message>
    <message>
        <source>Choose a segment to see all that is recorded of it.</source>
        <translation>Elige un segmento para ver todo lo que hay registrado de él.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments chosen</source>
        <extracomment>For one: {count} segment chosen</extracomment>
        <translation>
            <numerusform>{count} segmento elegido</numerusform>
            <numerusform>{count} segmentos elegidos</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the picture of monitor {monitor}</source>
        <translation>Mostrar la imagen del monitor {monitor}</translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation>Mostrar la foto</translation>
    </message>
    <message>
        <source>Input per minute</source>
        <translation>Actividad por minuto</translation>
    </message>
    <message>
        <source>Minute</source>
        <translation>Minuto</translation>
    </message>
    <message>
        <source>Keys</source>
        <translation>Teclas</translation>
    </message>
    <message>
        <source>Clicks</source>
        <translation>Clics</translation>
    </message>
    <message>
        <source>Scrolls</source>
        <translation>Desplazamientos</translation>
    </message>
    <message>
        <source>Input could not be counted: {reason}.</source>
        <translation>La actividad no se pudo contar: {reason}.</translation>
    </message>
    <message>
        <source>You took the counts back.</source>
        <translation>Retiraste los recuentos.</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>Lo que está registrado</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Nota</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Hora</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>App</source>
        <translation>Aplicación</translation>
    </message>
    <message>
        <source>Title</source>
        <translation>Título</translation>
    </message>
    <message>
        <source>Device</source>
        <translation>Dispositivo</translation>
    </message>
    <message>
        <source>Picture taken</source>
        <translation>Imagen tomada</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Subida</translation>
    </message>
    <message>
        <source>Receipt</source>
        <translation>Recibo</translation>
    </message>
    <message>
        <source>Reason</source>
        <translation>Motivo</translation>
    </message>
    <message>
        <source>Added</source>
        <translation>Añadido</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Aún ninguno</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>Quién miró</translation>
    </message>
    <message>
        <source>Nobody has looked at it yet.</source>
        <translation>Nadie lo ha mirado todavía.</translation>
    </message>
    <message>
        <source>Offline: who looked is known on the server. It is asked again when you are back.</source>
        <translation>Sin conexión: quién miró se sabe en el servidor. Se pregunta de nuevo cuando vuelva la conexión.</translation>
    </message>
    <message>
        <source>Who looked cannot be told now. {why}</source>
        <translation>Ahora no se puede saber quién miró. {why}</translation>
    </message>
    <message>
        <source>It is only on this computer: nobody else can have looked.</source>
        <translation>Está solo en este equipo: nadie más puede haber mirado.</translation>
    </message>
    <message>
        <source>{who}, {when}</source>
        <translation>{who}, {when}</translation>
    </message>
    <message>
        <source>Edit &amp;memo…</source>
        <translation>E&amp;ditar nota…</translation>
    </message>
    <message>
        <source>&amp;Redact…</source>
        <translation>&amp;Tachar…</translation>
    </message>
    <message>
        <source>Black out re&amp;gions…</source>
        <translation>Tapar &amp;zonas…</translation>
    </message>
    <message>
        <source>Ta&amp;ke back…</source>
        <translation>&amp;Retirar…</translation>
    </message>
    <message numerus="yes">
        <source>Memo of {count} segments</source>
        <extracomment>For one: Memo of {count} segment</extracomment>
        <translation>
            <numerusform>Nota de {count} segmento</numerusform>
            <numerusform>Nota de {count} segmentos</numerusform>
        </translation>
    </message>
    <message>
        <source>They have different memos. What you write replaces each of them.</source>
        <translation>Tienen notas distintas. Lo que escribas sustituye a cada una.</translation>
    </message>
    <message>
        <source>What is signed already keeps its first memo beside the new one, for both sides to see.</source>
        <translation>Lo ya firmado conserva su primera nota junto a la nueva, a la vista de ambas partes.</translation>
    </message>
    <message numerus="yes">
        <source>{count} characters left</source>
        <extracomment>For one: {count} character left</extracomment>
        <translation>
            <numerusform>Queda {count} carácter</numerusform>
            <numerusform>Quedan {count} caracteres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} characters too many</source>
        <extracomment>For one: {count} character too many</extracomment>
        <translation>
            <numerusform>Sobra {count} carácter</numerusform>
            <numerusform>Sobran {count} caracteres</numerusform>
        </translation>
    </message>
    <message>
        <source>Signs that cannot be seen, and those that turn the direction of writing, are left out.</source>
        <translation>Los signos que no se ven y los que cambian la dirección de la escritura se omiten.</translation>
    </message>
    <message>
        <source>Nothing is written: the memo is emptied.</source>
        <translation>No hay nada escrito: la nota se vacía.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments were not changed.</source>
        <extracomment>For one: {count} segment was not changed.</extracomment>
        <translation>
            <numerusform>{count} segmento no se cambió.</numerusform>
            <numerusform>{count} segmentos no se cambiaron.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Guardar</translation>
    </message>
    <message>
        <source>Redact {span}</source>
        <translation>Tachar {span}</translation>
    </message>
    <message numerus="yes">
        <source>Redact {count} segments</source>
        <extracomment>For one: Redact {count} segment</extracomment>
        <translation>
            <numerusform>Tachar {count} segmento</numerusform>
            <numerusform>Tachar {count} segmentos</numerusform>
        </translation>
    </message>
    <message>
        <source>What to take back</source>
        <translation>Qué retirar</translation>
    </message>
    <message>
        <source>Wh&amp;y</source>
        <translation>&amp;Por qué</translation>
    </message>
    <message>
        <source>&amp;Take it back</source>
        <translation>&amp;Retirarlo</translation>
    </message>
    <message>
        <source>Choose at least one thing to take back.</source>
        <translation>Elige al menos una cosa que retirar.</translation>
    </message>
    <message numerus="yes">
        <source>Of {count} segments nothing was taken back.</source>
        <extracomment>For one: Of {count} segment nothing was taken back.</extracomment>
        <translation>
            <numerusform>De {count} segmento no se retiró nada.</numerusform>
            <numerusform>De {count} segmentos no se retiró nada.</numerusform>
        </translation>
    </message>
    <message>
        <source>The time stays. Where it was uploaded already, the server erases it and keeps that it was there.</source>
        <translation>El tiempo se queda. Donde ya se subió, el servidor lo borra y guarda que estuvo ahí.</translation>
    </message>
    <message>
        <source>This contract does not let the time stay when something is taken back.</source>
        <translation>Este contrato no deja que el tiempo se quede cuando se retira algo.</translation>
    </message>
    <message>
        <source>It is not uploaded yet: what you take back never leaves this computer.</source>
        <translation>Aún no se ha subido: lo que retires nunca sale de este equipo.</translation>
    </message>
    <message>
        <source>Pictures of the screen</source>
        <translation>Imágenes de la pantalla</translation>
    </message>
    <message>
        <source>Photo from the webcam</source>
        <translation>Foto de la cámara web</translation>
    </message>
    <message>
        <source>App and title</source>
        <translation>Aplicación y título</translation>
    </message>
    <message>
        <source>Counts of input</source>
        <translation>Recuentos de actividad</translation>
    </message>
    <message>
        <source>Signs of how input was made</source>
        <translation>Señales de cómo se hizo la actividad</translation>
    </message>
    <message>
        <source>Picture of monitor {monitor}</source>
        <translation>Imagen del monitor {monitor}</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Privado</translation>
    </message>
    <message>
        <source>By mistake</source>
        <translation>Por error</translation>
    </message>
    <message>
        <source>Not work</source>
        <translation>No es trabajo</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Otro motivo</translation>
    </message>
    <message>
        <source>Delete {span} with its pictures, counts and minutes?</source>
        <translation>¿Eliminar {span} con sus imágenes, recuentos y minutos?</translation>
    </message>
    <message numerus="yes">
        <source>Delete {count} segments with their pictures, counts and minutes?</source>
        <extracomment>For one: Delete {count} segment with its pictures, counts and minutes?</extracomment>
        <translation>
            <numerusform>¿Eliminar {count} segmento con sus imágenes, recuentos y minutos?</numerusform>
            <numerusform>¿Eliminar {count} segmentos con sus imágenes, recuentos y minutos?</numerusform>
        </translation>
    </message>
    <message>
        <source>What is not signed yet is deleted at once and never leaves this computer. This cannot be undone.</source>
        <translation>Lo que aún no está firmado se elimina enseguida y nunca sale de este equipo. No se puede deshacer.</translation>
    </message>
    <message>
        <source>What is signed is taken back by a statement that both sides see; its time counts no more. You can undo it for {seconds} seconds, then no more.</source>
        <translation>Lo firmado se retira con una declaración que ven ambas partes; su tiempo ya no cuenta. Puedes deshacerlo durante {seconds} segundos, después ya no.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments are being deleted.</source>
        <extracomment>For one: {count} segment is being deleted.</extracomment>
        <translation>
            <numerusform>Se está eliminando {count} segmento.</numerusform>
            <numerusform>Se están eliminando {count} segmentos.</numerusform>
        </translation>
    </message>
    <message>
        <source>The manual time is being taken back.</source>
        <translation>Se está retirando el tiempo manual.</translation>
    </message>
    <message>
        <source>Take back the manual time {span}?</source>
        <translation>¿Retirar el tiempo manual {span}?</translation>
    </message>
    <message>
        <source>It counts no more and its reason is erased. You can undo it for {seconds} seconds, then no more.</source>
        <translation>Ya no cuenta y su motivo se borra. Puedes deshacerlo durante {seconds} segundos, después ya no.</translation>
    </message>
    <message>
        <source>Add manual time</source>
        <translation>Añadir tiempo manual</translation>
    </message>
    <message>
        <source>Time without evidence. It is always shown apart, and your employer decides about it.</source>
        <translation>Tiempo sin pruebas. Siempre se muestra aparte y tu empleador decide sobre él.</translation>
    </message>
    <message>
        <source>C&amp;ontract</source>
        <translation>&amp;Contrato</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Día</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>D&amp;esde</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Hasta</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>What you did: a meeting, a call…</source>
        <translation>Qué hiciste: una reunión, una llamada…</translation>
    </message>
    <message>
        <source>None of your contracts allows manual time.</source>
        <translation>Ninguno de tus contratos permite tiempo manual.</translation>
    </message>
    <message>
        <source>The clocks go forward then: {time} does not exist on this day. Nothing was added.</source>
        <translation>Los relojes se adelantan entonces: las {time} no existen ese día. No se añadió nada.</translation>
    </message>
    <message>
        <source>The clocks go back then: {time} comes twice on this day, and the first is meant.</source>
        <translation>Los relojes se atrasan entonces: las {time} llegan dos veces ese día, y se entiende la primera.</translation>
    </message>
    <message>
        <source>The end must come after the beginning. 00:00 as the end is midnight; add what comes after it to the next day.</source>
        <translation>El fin debe ir después del comienzo. 00:00 como fin es medianoche; lo que viene después, añádelo al día siguiente.</translation>
    </message>
    <message>
        <source>{time} in all</source>
        <translation>{time} en total</translation>
    </message>
    <message>
        <source>It is tracked: {span}.</source>
        <translation>Está registrado: {span}.</translation>
    </message>
    <message>
        <source>It is claimed: {span}.</source>
        <translation>Está solicitado: {span}.</translation>
    </message>
    <message>
        <source>Write a reason: it stands in place of evidence.</source>
        <translation>Escribe un motivo: ocupa el lugar de las pruebas.</translation>
    </message>
    <message>
        <source>Export your work diary</source>
        <translation>Exportar tu diario de trabajo</translation>
    </message>
    <message>
        <source>A file with everything that was receipted, signed and sealed. Anybody can check it without this computer and without the server.</source>
        <translation>Un archivo con todo lo que tiene recibo, firmado y sellado. Cualquiera puede comprobarlo sin este equipo y sin el servidor.</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Período</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Todo</translation>
    </message>
    <message>
        <source>What is shown: {first} to {last} (UTC days)</source>
        <translation>Lo que se muestra: {first} a {last} (días UTC)</translation>
    </message>
    <message>
        <source>With the pictures that are on this computer</source>
        <translation>Con las imágenes que están en este equipo</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Archivo</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportar</translation>
    </message>
    <message>
        <source>Choose where to write it.</source>
        <translation>Elige dónde escribirlo.</translation>
    </message>
    <message>
        <source>There is no contract to export yet.</source>
        <translation>Aún no hay ningún contrato que exportar.</translation>
    </message>
    <message>
        <source>A file of this name is there already. Replace it, or give another name.</source>
        <translation>Ya hay un archivo con este nombre. Sustitúyelo o da otro nombre.</translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation>&amp;Sustituirlo</translation>
    </message>
    <message>
        <source>This is a folder. Give the file a name in it.</source>
        <translation>Esto es una carpeta. Da un nombre al archivo dentro de ella.</translation>
    </message>
    <message>
        <source>There is no folder {folder}. Choose one that is there.</source>
        <translation>No existe la carpeta {folder}. Elige una que exista.</translation>
    </message>
    <message>
        <source>Nothing can be written to {folder}: {error}. Choose another folder.</source>
        <translation>No se puede escribir en {folder}: {error}. Elige otra carpeta.</translation>
    </message>
    <message>
        <source>There is no room left at {folder}. Free some space, or choose another folder. No file was written.</source>
        <translation>No queda espacio en {folder}. Libera espacio o elige otra carpeta. No se escribió ningún archivo.</translation>
    </message>
    <message>
        <source>Work diary (*.hpb)</source>
        <translation>Diario de trabajo (*.hpb)</translation>
    </message>
    <message>
        <source>{size} written…</source>
        <translation>{size} escritos…</translation>
    </message>
    <message numerus="yes">
        <source>Done: {count} statements in {size}. The file is {file}.</source>
        <extracomment>For one: Done: {count} statement in {size}. The file is {file}.</extracomment>
        <translation>
            <numerusform>Listo: {count} declaración en {size}. El archivo es {file}.</numerusform>
            <numerusform>Listo: {count} declaraciones en {size}. El archivo es {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} have no receipt yet and are not in it.</source>
        <extracomment>For one: {count} has no receipt yet and is not in it.</extracomment>
        <translation>
            <numerusform>{count} aún no tiene recibo y no está incluida.</numerusform>
            <numerusform>{count} aún no tienen recibo y no están incluidas.</numerusform>
        </translation>
    </message>
    <message>
        <source>With all pictures.</source>
        <translation>Con todas las imágenes.</translation>
    </message>
    <message>
        <source>With small pictures; full ones are kept here only until they are delivered.</source>
        <translation>Con imágenes pequeñas; las completas solo se guardan aquí hasta que se entregan.</translation>
    </message>
    <message>
        <source>Without pictures.</source>
        <translation>Sin imágenes.</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Detenido. No se escribió ningún archivo.</translation>
    </message>
    <message>
        <source>Nothing has a receipt yet, so there is nothing to export.</source>
        <translation>Aún nada tiene recibo, así que no hay nada que exportar.</translation>
    </message>
    <message>
        <source>Open the fo&amp;lder</source>
        <translation>Abrir &amp;la carpeta</translation>
    </message>
    <message>
        <source>Check &amp;it</source>
        <translation>Comprobarl&amp;o</translation>
    </message>
    <message>
        <source>Check an export</source>
        <translation>Comprobar una exportación</translation>
    </message>
    <message>
        <source>Checks signatures, chains, receipts and pictures of a file, offline, by the key of your log.</source>
        <translation>Comprueba firmas, cadenas, recibos e imágenes de un archivo, sin conexión, con la clave de tu registro.</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>&amp;Comprobar</translation>
    </message>
    <message>
        <source>Checking… {percent} %</source>
        <translation>Comprobando… {percent} %</translation>
    </message>
    <message>
        <source>Stopped before the end: nothing can be said.</source>
        <translation>Detenido antes del final: no se puede decir nada.</translation>
    </message>
    <message>
        <source>&amp;File to check</source>
        <translation>&amp;Archivo que comprobar</translation>
    </message>
    <message>
        <source>Details for support</source>
        <translation>Detalles para el soporte</translation>
    </message>
    <message>
        <source>It is whole: everything in it holds and nothing is missing.</source>
        <translation>Está íntegro: todo lo que contiene es válido y no falta nada.</translation>
    </message>
    <message>
        <source>It does not hold: something in it was changed, or does not belong together.</source>
        <translation>No es válido: algo en él se cambió o no va junto.</translation>
    </message>
    <message>
        <source>What is there holds, but something is missing.</source>
        <translation>Lo que hay es válido, pero falta algo.</translation>
    </message>
    <message>
        <source>This is not an export of a work diary, or it was cut off.</source>
        <translation>Esto no es la exportación de un diario de trabajo, o está cortada.</translation>
    </message>
    <message>
        <source>{tracked} tracked and {manual} manual, in {segments}.</source>
        <translation>{tracked} registrado y {manual} manual, en {segments}.</translation>
    </message>
    <message>
        <source>Choose the file to check.</source>
        <translation>Elige el archivo que hay que comprobar.</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file in it.</source>
        <translation>Esto es una carpeta. Elige un archivo dentro de ella.</translation>
    </message>
    <message>
        <source>There is no file of this name.</source>
        <translation>No hay ningún archivo con este nombre.</translation>
    </message>
    <message>
        <source>The file cannot be read: {error}.</source>
        <translation>No se puede leer el archivo: {error}.</translation>
    </message>
    <message>
        <source>Nothing was tracked on this day.</source>
        <translation>No se registró nada en este día.</translation>
    </message>
    <message>
        <source>Nothing was tracked in this time.</source>
        <translation>No se registró nada en este tiempo.</translation>
    </message>
    <message>
        <source>Nothing is tracked yet today. Press Start in the main window: each part of an hour then appears here as a card, with what was captured and whether it would be billed.</source>
        <translation>Hoy aún no hay nada registrado. Pulsa Iniciar en la ventana principal: cada parte de una hora aparece aquí como una tarjeta, con lo que se capturó y si se facturaría.</translation>
    </message>
    <message>
        <source>This day is still to come.</source>
        <translation>Este día aún está por venir.</translation>
    </message>
    <message>
        <source>You can add time without evidence, if your contract allows it. What another computer tracked is in the diary in the browser.</source>
        <translation>Puedes añadir tiempo sin pruebas, si tu contrato lo permite. Lo que registró otro equipo está en el diario en el navegador.</translation>
    </message>
    <message>
        <source>Nothing was tracked for {contract} in this time.</source>
        <translation>No se registró nada para {contract} en este tiempo.</translation>
    </message>
    <message>
        <source>Choose “All contracts” to see the rest.</source>
        <translation>Elige «Todos los contratos» para ver el resto.</translation>
    </message>
    <message>
        <source>You have no contract now. When you are hired it appears in the main window, and what you track on it appears here.</source>
        <translation>Ahora no tienes contrato. Cuando te contraten aparecerá en la ventana principal, y lo que registres en él aparecerá aquí.</translation>
    </message>
    <message>
        <source>Your diary begins when this device is enrolled and you first press Start.</source>
        <translation>Tu diario comienza cuando este dispositivo se vincula y pulsas Iniciar por primera vez.</translation>
    </message>
    <message>
        <source>Arrows walk · Enter shows details · F2 memo · Del deletes · Alt+← → days · F1 explains the marks</source>
        <translation>Flechas recorren · Intro muestra detalles · F2 nota · Supr elimina · Alt+← → días · F1 explica las marcas</translation>
    </message>
    <message>
        <source>How to read this page</source>
        <translation>Cómo leer esta página</translation>
    </message>
    <message>
        <source>How time counts</source>
        <translation>Cómo cuenta el tiempo</translation>
    </message>
    <message>
        <source>What a card shows</source>
        <translation>Qué muestra una tarjeta</translation>
    </message>
    <message>
        <source>How far it has come</source>
        <translation>Hasta dónde ha llegado</translation>
    </message>
    <message>
        <source>The clock was running, and what it recorded was signed on your machine.</source>
        <translation>El reloj corría, y lo que registró se firmó en tu equipo.</translation>
    </message>
    <message>
        <source>You have taken part of it back, or blacked it out. The rest is as it was signed.</source>
        <translation>Retiraste una parte, o la tapaste. El resto está como se firmó.</translation>
    </message>
    <message>
        <source>You have taken all of it back. Only the signed statement, without content, is left.</source>
        <translation>Lo retiraste todo. Solo queda la declaración firmada, sin contenido.</translation>
    </message>
    <message>
        <source>There was no input, and you kept the time. The memo says what it was.</source>
        <translation>No hubo actividad y conservaste el tiempo. La nota dice qué fue.</translation>
    </message>
    <message>
        <source>Some of it lies beyond the week’s limit as it is now, and is not billed.</source>
        <translation>Una parte está por encima del límite de la semana tal como es ahora, y no se factura.</translation>
    </message>
    <message>
        <source>Time without evidence, always beside the sums and never in them.</source>
        <translation>Tiempo sin pruebas, siempre junto a las sumas y nunca dentro de ellas.</translation>
    </message>
    <message>
        <source>It arrived after you had closed the week; the next close counts it.</source>
        <translation>Llegó después de que cerraras la semana; el próximo cierre lo cuenta.</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Tarde</translation>
    </message>
    <message>
        <source>Small bars</source>
        <translation>Barras pequeñas</translation>
    </message>
    <message>
        <source>One bar is one minute of keys, clicks and scrolls together, on the same scale every day: a full bar is 250 or more, a thin line is none, a space was not tracked.</source>
        <translation>Una barra es un minuto de teclas, clics y desplazamientos juntos, en la misma escala todos los días: una barra llena son 250 o más, una línea fina es nada, un hueco no se registró.</translation>
    </message>
    <message>
        <source>That desktop offers no way to count. It does not mean that nothing was done.</source>
        <translation>Ese escritorio no ofrece forma de contar. No significa que no se hiciera nada.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagen</translation>
    </message>
    <message>
        <source>One of each monitor per segment, at a moment that nobody can foresee. Where there is none, the reason stands in its place.</source>
        <translation>Una de cada monitor por segmento, en un momento que nadie puede prever. Donde no hay ninguna, en su lugar está el motivo.</translation>
    </message>
    <message>
        <source>Number on the picture</source>
        <translation>Número sobre la imagen</translation>
    </message>
    <message>
        <source>How many monitors there are pictures of.</source>
        <translation>De cuántos monitores hay imágenes.</translation>
    </message>
    <message>
        <source>Photo in the corner</source>
        <translation>Foto en la esquina</translation>
    </message>
    <message>
        <source>The webcam’s, taken with the picture.</source>
        <translation>La de la cámara web, tomada con la imagen.</translation>
    </message>
    <message>
        <source>Band above</source>
        <translation>Banda de arriba</translation>
    </message>
    <message>
        <source>The memo. It reaches over all segments beside each other that have the same one.</source>
        <translation>La nota. Abarca todos los segmentos contiguos que tienen la misma.</translation>
    </message>
    <message>
        <source>Nothing of it has left this computer.</source>
        <translation>Nada de ello ha salido de este equipo.</translation>
    </message>
    <message>
        <source>You can still delete it without a trace.</source>
        <translation>Aún puedes eliminarlo sin dejar rastro.</translation>
    </message>
    <message>
        <source>It goes up by itself as soon as the server can be reached.</source>
        <translation>Sube por sí solo en cuanto se pueda contactar con el servidor.</translation>
    </message>
    <message>
        <source>Problems says what is in the way.</source>
        <translation>Problemas dice qué lo impide.</translation>
    </message>
    <message>
        <source>The server has shown that it holds it.</source>
        <translation>El servidor ha demostrado que lo tiene.</translation>
    </message>
    <message>
        <source>Its time would be billed.</source>
        <translation>Su tiempo se facturaría.</translation>
    </message>
    <message>
        <source>Nothing speaks against it, but it is not finished or not received yet.</source>
        <translation>Nada habla en contra, pero aún no está terminado o recibido.</translation>
    </message>
    <message>
        <source>Some of its minutes would be billed.</source>
        <translation>Algunos de sus minutos se facturarían.</translation>
    </message>
    <message>
        <source>It would not be billed as it stands: its details say why and what helps.</source>
        <translation>Tal como está no se facturaría: sus detalles dicen por qué y qué ayuda.</translation>
    </message>
</context>
</TS>
