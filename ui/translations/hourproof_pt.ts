<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="pt" sourcelanguage="en">
<context>
    <name>Hourproof</name>
    <message>
        <source>Hourproof had ended unexpectedly. Your time up to then is kept, and the clock runs on.</source>
        <translation>O Hourproof fechou de forma inesperada. Seu tempo até ali está guardado, e o relógio continua.</translation>
    </message>
    <message>
        <source>Hourproof had ended unexpectedly. Your time up to then is kept. You are clocked out.</source>
        <translation>O Hourproof fechou de forma inesperada. Seu tempo até ali está guardado. O relógio está parado.</translation>
    </message>
    <message>
        <source>The computer slept, so you were clocked out at the moment it fell asleep.</source>
        <translation>O computador entrou em suspensão, e o relógio parou nesse momento.</translation>
    </message>
    <message>
        <source>The clock of this computer jumped. Time was tracked up to the last good moment.</source>
        <translation>A hora deste computador deu um salto. O tempo foi registrado até o último momento certo.</translation>
    </message>
    <message>
        <source>No input for {away}: that time was dropped, and nothing was tracked until you were back.</source>
        <translation>{away} sem teclado nem mouse: esse tempo foi descartado, e nada foi registrado até você voltar.</translation>
    </message>
    <message>
        <source>{away} without input were kept, marked as idle.</source>
        <translation>{away} sem teclado nem mouse: tempo mantido e marcado como inativo.</translation>
    </message>
    <message>
        <source>You were away, so you are clocked out. Press Start when you go on.</source>
        <translation>Você se ausentou, e o relógio parou. Clique em Iniciar quando retomar.</translation>
    </message>
    <message>
        <source>You logged out, so you were clocked out at that moment.</source>
        <translation>Você encerrou a sessão do sistema, e o relógio parou nesse momento.</translation>
    </message>
    <message>
        <source>This computer has been in use for {away}, and you are not clocked in. Only you see this.</source>
        <translation>Este computador está em uso há {away}, e o relógio está parado. Só você vê isto.</translation>
    </message>
    <message>
        <source>You have been tracking for {away}.</source>
        <translation>O relógio está ligado há {away}.</translation>
    </message>
    <message>
        <source>You have used 90 % of this week’s limit.</source>
        <translation>Você usou 90% do limite desta semana.</translation>
    </message>
    <message>
        <source>This week’s limit is reached. Time from now on is marked over limit and not billed.</source>
        <translation>O limite desta semana foi atingido. A partir de agora o tempo é marcado como acima do limite e não é cobrado.</translation>
    </message>
    <message>
        <source>A segment was deleted with its pictures, counts and minutes. It was never uploaded.</source>
        <translation>Um segmento foi excluído com suas imagens, contagens e minutos. Ele nunca foi enviado.</translation>
    </message>
    <message>
        <source>A new device was added to your account: {name}. If that was not you, end it under Settings, Devices, and tell your employer.</source>
        <translation>Um dispositivo novo foi adicionado à sua conta: {name}. Se não foi você, encerre-o em Configurações, Dispositivos, e avise seu contratante.</translation>
    </message>
    <message>
        <source>The segment was deleted with its pictures, counts and minutes. It was never uploaded. Nothing more is tracked until {time}.</source>
        <translation>O segmento foi excluído com suas imagens, contagens e minutos. Ele nunca foi enviado. Nada mais é registrado até {time}.</translation>
    </message>
    <message>
        <source>the screen was locked</source>
        <translation>a tela estava bloqueada</translation>
    </message>
    <message>
        <source>the system did not permit it</source>
        <translation>o sistema não permitiu</translation>
    </message>
    <message>
        <source>the desktop refused it</source>
        <translation>a área de trabalho recusou</translation>
    </message>
    <message>
        <source>taking it failed</source>
        <translation>a captura falhou</translation>
    </message>
    <message>
        <source>an excluded app was in front</source>
        <translation>um app protegido estava em primeiro plano</translation>
    </message>
    <message>
        <source>this contract takes none</source>
        <translation>este contrato não pede nenhuma</translation>
    </message>
    <message>
        <source>the clock stopped before its moment</source>
        <translation>o relógio parou antes do momento dela</translation>
    </message>
    <message>
        <source>its moment lay in time away</source>
        <translation>o momento dela caiu num período de ausência</translation>
    </message>
    <message>
        <source>this desktop does not offer it</source>
        <translation>esta área de trabalho não oferece isso</translation>
    </message>
    <message>
        <source>the app was interrupted</source>
        <translation>o app foi interrompido</translation>
    </message>
    <message>
        <source>there is no camera</source>
        <translation>não há câmera</translation>
    </message>
    <message>
        <source>another program has the camera</source>
        <translation>outro programa está usando a câmera</translation>
    </message>
    <message>
        <source>the camera failed</source>
        <translation>a câmera falhou</translation>
    </message>
    <message>
        <source>you have not agreed to it</source>
        <translation>você não concordou com isso</translation>
    </message>
    <message>
        <source>what waits to be uploaded fills its share of the disk</source>
        <translation>o que espera envio ocupa toda a sua parte do disco</translation>
    </message>
    <message>
        <source>you kept this time as idle</source>
        <translation>você manteve este tempo como inativo</translation>
    </message>
    <message>
        <source>the screen was off, or its screensaver was on</source>
        <translation>a tela estava desligada ou com o protetor de tela</translation>
    </message>
    <message>
        <source>Not enrolled. Nothing is captured.</source>
        <translation>Sem cadastro. Nada é capturado.</translation>
    </message>
    <message>
        <source>Choose a contract. Nothing is captured.</source>
        <translation>Escolha um contrato. Nada é capturado.</translation>
    </message>
    <message>
        <source>Clocked out. Nothing is captured.</source>
        <translation>Relógio parado. Nada é capturado.</translation>
    </message>
    <message>
        <source>Your agreement is needed. Nothing is captured.</source>
        <translation>Falta o seu consentimento. Nada é capturado.</translation>
    </message>
    <message>
        <source>Clocked in</source>
        <translation>Relógio ligado</translation>
    </message>
    <message>
        <source>Writing everything down…</source>
        <translation>Gravando tudo…</translation>
    </message>
    <message>
        <source>Paused by you. It goes on when you say so.</source>
        <translation>Pausado por você. Continua quando você quiser.</translation>
    </message>
    <message>
        <source>No contract yet. Nothing is captured.</source>
        <translation>Ainda sem contrato. Nada é capturado.</translation>
    </message>
    <message>
        <source>Clocked in. Your time is tracked.</source>
        <translation>Relógio ligado. Seu tempo é registrado.</translation>
    </message>
    <message>
        <source>Paused while you are away. It goes on when you are back.</source>
        <translation>Em pausa durante sua ausência. Continua quando você voltar.</translation>
    </message>
    <message>
        <source>Paused while the screen is locked.</source>
        <translation>Em pausa enquanto a tela está bloqueada.</translation>
    </message>
    <message>
        <source>Paused. It goes on when you use the computer.</source>
        <translation>Em pausa. Continua quando você usar o computador.</translation>
    </message>
    <message>
        <source>Paused. It goes on by itself at {time}.</source>
        <translation>Em pausa. Continua sozinho às {time}.</translation>
    </message>
    <message>
        <source>&amp;Go on</source>
        <translation>&amp;Retomar</translation>
    </message>
    <message>
        <source>P&amp;ause for</source>
        <translation>Pausar p&amp;or</translation>
    </message>
    <message>
        <source>Until I go on</source>
        <translation>Até eu retomar</translation>
    </message>
    <message numerus="yes">
        <source>Everything is delivered.</source>
        <extracomment>For one: Everything is delivered.</extracomment>
        <translation>
            <numerusform>Tudo foi entregue.</numerusform>
            <numerusform>Tudo foi entregue.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} segments wait for their upload.</source>
        <extracomment>For one: {count} segment waits for its upload.</extracomment>
        <translation>
            <numerusform>{count} segmento espera envio.</numerusform>
            <numerusform>{count} segmentos esperam envio.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uploading {count} segments…</source>
        <extracomment>For one: Uploading {count} segment…</extracomment>
        <translation>
            <numerusform>Enviando {count} segmento…</numerusform>
            <numerusform>Enviando {count} segmentos…</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Offline. {count} segments are kept here and go up when you are back.</source>
        <extracomment>For one: Offline. {count} segment is kept here and goes up when you are back.</extracomment>
        <translation>
            <numerusform>Sem conexão. {count} segmento está guardado aqui e será enviado quando ela voltar.</numerusform>
            <numerusform>Sem conexão. {count} segmentos estão guardados aqui e serão enviados quando ela voltar.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>The server refused a segment. {count} are kept here.</source>
        <extracomment>For one: The server refused a segment. {count} is kept here.</extracomment>
        <translation>
            <numerusform>O servidor recusou um segmento. {count} está guardado aqui.</numerusform>
            <numerusform>O servidor recusou um segmento. {count} estão guardados aqui.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Uploading has stopped: a receipt does not check out. Everything is kept.</source>
        <extracomment>For one: Uploading has stopped: a receipt does not check out. Everything is kept.</extracomment>
        <translation>
            <numerusform>O envio parou: um recibo não confere. Tudo está guardado.</numerusform>
            <numerusform>O envio parou: um recibo não confere. Tudo está guardado.</numerusform>
        </translation>
    </message>
    <message>
        <source>Offline. Nothing waits; you can go on working.</source>
        <translation>Sem conexão. Nada espera envio; pode continuar trabalhando.</translation>
    </message>
    <message>
        <source>Nothing to deliver yet.</source>
        <translation>Ainda não há nada a entregar.</translation>
    </message>
    <message>
        <source>Last receipt at {time}.</source>
        <translation>Último recibo às {time}.</translation>
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
        <translation>&amp;Parar</translation>
    </message>
    <message>
        <source>&amp;Read and agree…</source>
        <translation>&amp;Ler e concordar…</translation>
    </message>
    <message>
        <source>Stopping…</source>
        <translation>Parando…</translation>
    </message>
    <message>
        <source>&amp;Contract</source>
        <translation>&amp;Contrato</translation>
    </message>
    <message>
        <source>Choose a contract</source>
        <translation>Escolha um contrato</translation>
    </message>
    <message>
        <source>Seen by you and {employer}.</source>
        <translation>Visto por você e {employer}.</translation>
    </message>
    <message>
        <source>&amp;Memo</source>
        <translation>A&amp;notação</translation>
    </message>
    <message>
        <source>What are you working on?</source>
        <translation>Em que você está trabalhando?</translation>
    </message>
    <message>
        <source>This session</source>
        <translation>Esta sessão</translation>
    </message>
    <message>
        <source>Today</source>
        <translation>Hoje</translation>
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
        <translation>Restam {left} nesta semana</translation>
    </message>
    <message>
        <source>{over} over the limit</source>
        <translation>{over} acima do limite</translation>
    </message>
    <message>
        <source>no limit</source>
        <translation>sem limite</translation>
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
        <translation>Ainda sem contrato</translation>
    </message>
    <message>
        <source>Your contracts appear here as soon as {organization} adds you to one. You will see exactly what it captures before anything starts.</source>
        <translation>Seus contratos aparecem aqui assim que {organization} incluir você em um. Você verá exatamente o que ele captura antes de qualquer início.</translation>
    </message>
    <message>
        <source>&amp;Look again</source>
        <translation>&amp;Ver de novo</translation>
    </message>
    <message>
        <source>Nothing is captured while you are clocked out.</source>
        <translation>Nada é capturado com o relógio parado.</translation>
    </message>
    <message>
        <source>Last capture</source>
        <translation>Última captura</translation>
    </message>
    <message>
        <source>Captured at {time}</source>
        <translation>Capturada às {time}</translation>
    </message>
    <message>
        <source>Captured at {time}, {age}</source>
        <translation>Capturada às {time}, {age}</translation>
    </message>
    <message>
        <source>No picture: {reason}.</source>
        <translation>Sem imagem: {reason}.</translation>
    </message>
    <message>
        <source>No photo: {reason}.</source>
        <translation>Sem foto: {reason}.</translation>
    </message>
    <message>
        <source>Remove &amp;photo</source>
        <translation>Remover &amp;foto</translation>
    </message>
    <message>
        <source>Kept in {left}, unless you delete it.</source>
        <translation>Será mantida em {left}, se você não a excluir.</translation>
    </message>
    <message>
        <source>Kept. It goes up with its segment.</source>
        <translation>Mantida. Será enviada com seu segmento.</translation>
    </message>
    <message>
        <source>Kept.</source>
        <translation>Mantida.</translation>
    </message>
    <message>
        <source>Deleted, with its minutes.</source>
        <translation>Excluída, com seus minutos.</translation>
    </message>
    <message>
        <source>Your screen is captured once at a random moment in each {minutes} while the clock runs.</source>
        <translation>Sua tela é capturada uma vez, em um momento aleatório, a cada {minutes} com o relógio ligado.</translation>
    </message>
    <message>
        <source>&amp;Keep</source>
        <translation>&amp;Manter</translation>
    </message>
    <message>
        <source>&amp;Delete…</source>
        <translation>&amp;Excluir…</translation>
    </message>
    <message>
        <source>Delete this segment, {span}, with its pictures, counts and minutes?</source>
        <translation>Excluir este segmento, {span}, com suas imagens, contagens e minutos?</translation>
    </message>
    <message>
        <source>{start}–{end}</source>
        <translation>{start}–{end}</translation>
    </message>
    <message>
        <source>&amp;Delete</source>
        <translation>&amp;Excluir</translation>
    </message>
    <message>
        <source>&amp;Back</source>
        <translation>&amp;Voltar</translation>
    </message>
    <message>
        <source>Show the picture</source>
        <translation>Mostrar a imagem</translation>
    </message>
    <message>
        <source>Picture {index} of {count}</source>
        <translation>Imagem {index} de {count}</translation>
    </message>
    <message>
        <source>The picture is no longer on this computer.</source>
        <translation>A imagem não está mais neste computador.</translation>
    </message>
    <message>
        <source>Esc closes · ← → pictures</source>
        <translation>Esc fecha · ← → imagens</translation>
    </message>
    <message>
        <source>Capture preview</source>
        <translation>Prévia da captura</translation>
    </message>
    <message numerus="yes">
        <source>Deleted in {count} seconds.</source>
        <extracomment>For one: Deleted in {count} second.</extracomment>
        <translation>
            <numerusform>Será excluído em {count} segundo.</numerusform>
            <numerusform>Será excluído em {count} segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Undo</source>
        <translation>&amp;Desfazer</translation>
    </message>
    <message>
        <source>just now</source>
        <translation>agora mesmo</translation>
    </message>
    <message numerus="yes">
        <source>{count} min ago</source>
        <extracomment>For one: {count} min ago</extracomment>
        <translation>
            <numerusform>há {count} min</numerusform>
            <numerusform>há {count} min</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} h ago</source>
        <extracomment>For one: {count} h ago</extracomment>
        <translation>
            <numerusform>há {count} h</numerusform>
            <numerusform>há {count} h</numerusform>
        </translation>
    </message>
    <message>
        <source>No input for {minutes}</source>
        <translation>{minutes} sem teclado nem mouse</translation>
    </message>
    <message>
        <source>{span}. Keep it if you were working, with a word on what it was: it is marked as idle. Without an answer it is dropped at {time}.</source>
        <translation>{span}. Mantenha se você estava trabalhando e diga o que era: fica marcado como inativo. Sem resposta, é descartado às {time}.</translation>
    </message>
    <message>
        <source>{span}. This contract does not let idle time be kept: it was dropped.</source>
        <translation>{span}. Este contrato não permite manter tempo inativo: ele foi descartado.</translation>
    </message>
    <message>
        <source>What it was: reading, a call…</source>
        <translation>O que era: leitura, uma chamada…</translation>
    </message>
    <message>
        <source>Kee&amp;p as idle</source>
        <translation>Manter como inati&amp;vo</translation>
    </message>
    <message>
        <source>D&amp;rop it</source>
        <translation>De&amp;scartar</translation>
    </message>
    <message>
        <source>&amp;OK</source>
        <translation>&amp;OK</translation>
    </message>
    <message>
        <source>Drop and clock o&amp;ut</source>
        <translation>Desc&amp;artar e parar</translation>
    </message>
    <message>
        <source>Enrol this device</source>
        <translation>Cadastrar este dispositivo</translation>
    </message>
    <message>
        <source>Your employer gives you the server’s address and a one-time code. This computer then makes its own key; no password is needed. Nothing is captured before you agree to it.</source>
        <translation>Seu contratante fornece o endereço do servidor e um código de uso único. Este computador cria então sua própria chave; não é preciso senha. Nada é capturado antes de você concordar.</translation>
    </message>
    <message>
        <source>Server &amp;address</source>
        <translation>Endereço do &amp;servidor</translation>
    </message>
    <message>
        <source>One-time &amp;code</source>
        <translation>Códi&amp;go de uso único</translation>
    </message>
    <message>
        <source>&amp;Name of this device</source>
        <translation>&amp;Nome deste dispositivo</translation>
    </message>
    <message>
        <source>&amp;Enrol</source>
        <translation>Cadas&amp;trar</translation>
    </message>
    <message>
        <source>Making a key and enrolling…</source>
        <translation>Criando a chave e cadastrando…</translation>
    </message>
    <message>
        <source>Enter the address your employer gave you.</source>
        <translation>Digite o endereço que seu contratante forneceu.</translation>
    </message>
    <message>
        <source>Enter the one-time code.</source>
        <translation>Digite o código de uso único.</translation>
    </message>
    <message>
        <source>Give this device a name, so that you can tell it from others.</source>
        <translation>Dê um nome a este dispositivo, para distingui-lo dos outros.</translation>
    </message>
    <message>
        <source>Menu</source>
        <translation>Menu</translation>
    </message>
    <message>
        <source>Sho&amp;w Hourproof</source>
        <translation>Mostrar o &amp;Hourproof</translation>
    </message>
    <message>
        <source>Switch con&amp;tract</source>
        <translation>Trocar de &amp;contrato</translation>
    </message>
    <message>
        <source>&amp;Memo…</source>
        <translation>A&amp;notação…</translation>
    </message>
    <message>
        <source>&amp;Diary…</source>
        <translation>&amp;Diário…</translation>
    </message>
    <message>
        <source>What is &amp;captured…</source>
        <translation>O &amp;que é capturado…</translation>
    </message>
    <message>
        <source>&amp;Problems…</source>
        <translation>Pro&amp;blemas…</translation>
    </message>
    <message>
        <source>S&amp;ettings…</source>
        <translation>Con&amp;figurações…</translation>
    </message>
    <message>
        <source>&amp;Upload now</source>
        <translation>&amp;Enviar agora</translation>
    </message>
    <message>
        <source>&amp;Fetch contracts again</source>
        <translation>B&amp;uscar contratos de novo</translation>
    </message>
    <message>
        <source>&amp;Quit</source>
        <translation>&amp;Sair</translation>
    </message>
    <message>
        <source>Clock out and quit?</source>
        <translation>Parar e sair?</translation>
    </message>
    <message>
        <source>You are clocked in. Your time up to now is kept and delivered at the next start.</source>
        <translation>O relógio está ligado. Seu tempo até agora fica guardado e é entregue na próxima abertura.</translation>
    </message>
    <message>
        <source>Clock &amp;out and quit</source>
        <translation>&amp;Parar e sair</translation>
    </message>
    <message>
        <source>&amp;Keep running</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>This desktop has no tray: closed, this window stays in the task bar. Quit by the menu above.</source>
        <translation>Esta área de trabalho não tem bandeja: ao fechar, a janela fica na barra de tarefas. Saia pelo menu acima.</translation>
    </message>
    <message>
        <source>OK</source>
        <translation>OK</translation>
    </message>
    <message>
        <source>&amp;Close</source>
        <translation>&amp;Fechar</translation>
    </message>
    <message>
        <source>Problems</source>
        <translation>Problemas</translation>
    </message>
    <message>
        <source>Nothing is wrong.</source>
        <translation>Está tudo certo.</translation>
    </message>
    <message>
        <source>Since {since}.</source>
        <translation>Desde {since}.</translation>
    </message>
    <message>
        <source>From {since} to {until}; over now.</source>
        <translation>De {since} a {until}; já passou.</translation>
    </message>
    <message numerus="yes">
        <source>{title}, and {count} more.</source>
        <extracomment>For one: {title}, and {count} more.</extracomment>
        <translation>
            <numerusform>{title}, e mais {count}.</numerusform>
            <numerusform>{title}, e mais {count}.</numerusform>
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
        <translation>&amp;Tentar de novo</translation>
    </message>
    <message>
        <source>What is captured on {contract}</source>
        <translation>O que é capturado em {contract}</translation>
    </message>
    <message>
        <source>{employer} asks for the following while your clock runs on this contract. Nothing is captured before you agree, and never while you are clocked out.</source>
        <translation>{employer} pede o seguinte enquanto seu relógio está ligado neste contrato. Nada é capturado antes de você concordar, e nunca com o relógio parado.</translation>
    </message>
    <message>
        <source>What</source>
        <translation>O quê</translation>
    </message>
    <message>
        <source>When</source>
        <translation>Quando</translation>
    </message>
    <message>
        <source>Who sees it</source>
        <translation>Quem vê</translation>
    </message>
    <message>
        <source>Kept for</source>
        <translation>Guardado por</translation>
    </message>
    <message>
        <source>Never captured</source>
        <translation>Nunca capturado</translation>
    </message>
    <message>
        <source>A picture of each screen</source>
        <translation>Uma imagem de cada tela</translation>
    </message>
    <message>
        <source>Once in each {minutes}, at a random moment while the clock runs.{blur} {review}</source>
        <translation>Uma vez a cada {minutes}, em um momento aleatório com o relógio ligado.{blur} {review}</translation>
    </message>
    <message>
        <source>A picture of the screen with the window in front</source>
        <translation>Uma imagem da tela com a janela em primeiro plano</translation>
    </message>
    <message>
        <source> Blurred by {pixels} before it is stored.</source>
        <translation> Desfocada em {pixels} antes de ser gravada.</translation>
    </message>
    <message numerus="yes">
        <source>{count} pixels</source>
        <extracomment>For one: {count} pixel</extracomment>
        <translation>
            <numerusform>{count} pixel</numerusform>
            <numerusform>{count} pixels</numerusform>
        </translation>
    </message>
    <message>
        <source>How much of the input programs made</source>
        <translation>Quanto do teclado e do mouse veio de programas</translation>
    </message>
    <message>
        <source>Per minute while the clock runs, and whether a keyboard or mouse saw any input.</source>
        <translation>Por minuto com o relógio ligado, e se algum teclado ou mouse foi usado.</translation>
    </message>
    <message numerus="yes">
        <source>You see it first and can delete it for {count} seconds.</source>
        <extracomment>For one: You see it first and can delete it for {count} second.</extracomment>
        <translation>
            <numerusform>Você a vê primeiro e pode excluí-la durante {count} segundo.</numerusform>
            <numerusform>Você a vê primeiro e pode excluí-la durante {count} segundos.</numerusform>
        </translation>
    </message>
    <message>
        <source>You can delete it until its segment is uploaded.</source>
        <translation>Você pode excluí-la até o envio do seu segmento.</translation>
    </message>
    <message>
        <source>A photo from the webcam</source>
        <translation>Uma foto da webcam</translation>
    </message>
    <message>
        <source>With each picture of the screen. Your diary lets you delete it alone.</source>
        <translation>Com cada imagem da tela. No diário você pode excluir só a foto.</translation>
    </message>
    <message>
        <source>How many key presses, clicks and scrolls</source>
        <translation>Quantas teclas, cliques e rolagens</translation>
    </message>
    <message>
        <source>Per minute while the clock runs. Numbers only, never which keys.</source>
        <translation>Por minuto com o relógio ligado. Só números, nunca quais teclas.</translation>
    </message>
    <message>
        <source>The app in front</source>
        <translation>O app em primeiro plano</translation>
    </message>
    <message>
        <source>At the moment of the picture: its name, not its title.</source>
        <translation>No momento da imagem: o nome, não o título.</translation>
    </message>
    <message>
        <source>The app in front and its title</source>
        <translation>O app em primeiro plano e seu título</translation>
    </message>
    <message>
        <source>At the moment of the picture.</source>
        <translation>No momento da imagem.</translation>
    </message>
    <message>
        <source>Your memo</source>
        <translation>Sua anotação</translation>
    </message>
    <message>
        <source>As you write it, for the time you are clocked in.</source>
        <translation>Como você a escreve, para o tempo com o relógio ligado.</translation>
    </message>
    <message>
        <source>When you clock in and out, on which device, system and monitors</source>
        <translation>Quando você liga e para o relógio, em que dispositivo, sistema e monitores</translation>
    </message>
    <message>
        <source>While the clock runs. {idle}</source>
        <translation>Com o relógio ligado. {idle}</translation>
    </message>
    <message>
        <source>After {minutes} without input the time away is dropped, with what it held.</source>
        <translation>Após {minutes} sem teclado nem mouse, o tempo de ausência é descartado, com o que continha.</translation>
    </message>
    <message>
        <source>After {minutes} without input the time away is dropped, unless you say what it was and keep it, marked as idle.</source>
        <translation>Após {minutes} sem teclado nem mouse, o tempo de ausência é descartado, a não ser que você diga o que era e o mantenha, marcado como inativo.</translation>
    </message>
    <message>
        <source>Time without input counts too; stop the clock when you leave.</source>
        <translation>O tempo sem teclado nem mouse também conta; pare o relógio quando sair.</translation>
    </message>
    <message>
        <source>You, those at {employer} who review this contract, and whoever runs the server.</source>
        <translation>Você, quem revisa este contrato em {employer} e quem opera o servidor.</translation>
    </message>
    <message numerus="yes">
        <source>{count} days, then erased on the server. Your own copies stay on this computer.</source>
        <extracomment>For one: {count} day, then erased on the server. Your own copies stay on this computer.</extracomment>
        <translation>
            <numerusform>{count} dia, depois apagado no servidor. Suas cópias ficam neste computador.</numerusform>
            <numerusform>{count} dias, depois apagado no servidor. Suas cópias ficam neste computador.</numerusform>
        </translation>
    </message>
    <message>
        <source>For good: the record of times is never cut.</source>
        <translation>Para sempre: o registro dos horários nunca é cortado.</translation>
    </message>
    <message>
        <source>which keys you press, and what you copy</source>
        <translation>quais teclas você usa e o que você copia</translation>
    </message>
    <message>
        <source>sound and video</source>
        <translation>som e vídeo</translation>
    </message>
    <message>
        <source>the files on your disk, and the history of your browser</source>
        <translation>os arquivos do seu disco e o histórico do seu navegador</translation>
    </message>
    <message>
        <source>anything while you are clocked out</source>
        <translation>qualquer coisa com o relógio parado</translation>
    </message>
    <message>
        <source>anything started from afar: nobody but the clock can trigger a capture</source>
        <translation>qualquer coisa iniciada de longe: só o relógio pode fazer uma captura</translation>
    </message>
    <message>
        <source>photos from the webcam</source>
        <translation>fotos da webcam</translation>
    </message>
    <message>
        <source>whether your input came from your hands or from a program</source>
        <translation>se o teclado e o mouse foram usados por você ou por um programa</translation>
    </message>
    <message>
        <source>pictures of your screen</source>
        <translation>imagens da sua tela</translation>
    </message>
    <message>
        <source>which app is in front</source>
        <translation>qual app está em primeiro plano</translation>
    </message>
    <message>
        <source>I &amp;agree</source>
        <translation>&amp;Concordo</translation>
    </message>
    <message>
        <source>&amp;Decline</source>
        <translation>&amp;Recusar</translation>
    </message>
    <message>
        <source>You agreed to this version on this device.</source>
        <translation>Você concordou com esta versão neste dispositivo.</translation>
    </message>
    <message>
        <source>If you decline, nothing is captured and the clock does not start on this contract.</source>
        <translation>Se você recusar, nada é capturado e o relógio não inicia neste contrato.</translation>
    </message>
    <message>
        <source>Hourproof cannot start</source>
        <translation>O Hourproof não consegue iniciar</translation>
    </message>
    <message>
        <source>Something went wrong in Hourproof itself</source>
        <translation>Algo deu errado no próprio Hourproof</translation>
    </message>
    <message>
        <source>This is our mistake. What was tracked is kept. Copy the diagnostics for support.</source>
        <translation>O erro é nosso. O que foi registrado está guardado. Copie o diagnóstico para o suporte.</translation>
    </message>
    <message>
        <source>&amp;Save the evidence…</source>
        <translation>&amp;Salvar as evidências…</translation>
    </message>
    <message>
        <source>&amp;Enrol this device anew…</source>
        <translation>Cadastrar este dispositivo de &amp;novo…</translation>
    </message>
    <message>
        <source>Enrol this device anew?</source>
        <translation>Cadastrar este dispositivo de novo?</translation>
    </message>
    <message>
        <source>You need a new code from your employer, or a sign-in. Everything that this device has now, also what is not uploaded yet, is moved unchanged into a folder beside its data and is not sent any more. Save the evidence first. Hourproof then starts over with its first page.</source>
        <translation>Você precisa de um código novo do seu contratante ou de entrar na conta. Tudo o que este dispositivo tem agora, também o que ainda não foi enviado, vai sem mudanças para uma pasta ao lado dos dados e não é mais enviado. Salve primeiro as evidências. O Hourproof recomeça então pela primeira página.</translation>
    </message>
    <message>
        <source>&amp;Set aside and enrol anew</source>
        <translation>&amp;Guardar à parte e cadastrar de novo</translation>
    </message>
    <message>
        <source>&amp;Leave it as it is</source>
        <translation>&amp;Deixar como está</translation>
    </message>
    <message>
        <source>Step {step} of {steps}</source>
        <translation>Passo {step} de {steps}</translation>
    </message>
    <message>
        <source>&amp;Continue</source>
        <translation>&amp;Continuar</translation>
    </message>
    <message>
        <source>&amp;Later</source>
        <translation>&amp;Depois</translation>
    </message>
    <message>
        <source>Sign in with the account your employer invited you with. It happens in your browser: no password is typed here. This computer makes its own key. Nothing is captured before you agree to it.</source>
        <translation>Entre com a conta do convite do seu contratante. Isso acontece no navegador: nenhuma senha é digitada aqui. Este computador cria sua própria chave. Nada é capturado antes de você concordar.</translation>
    </message>
    <message>
        <source>&amp;Sign in through the browser</source>
        <translation>&amp;Entrar pelo navegador</translation>
    </message>
    <message>
        <source>Use a one-time &amp;code instead</source>
        <translation>&amp;Usar um código de uso único</translation>
    </message>
    <message>
        <source>Sign in through the &amp;browser instead</source>
        <translation>Entrar &amp;pelo navegador</translation>
    </message>
    <message>
        <source>Asking the server…</source>
        <translation>Consultando o servidor…</translation>
    </message>
    <message>
        <source>Confirm in your browser</source>
        <translation>Confirme no navegador</translation>
    </message>
    <message>
        <source>Your browser opens a page of {server}. Sign in there and confirm that it shows this code:</source>
        <translation>Seu navegador abre uma página de {server}. Entre lá e confirme que ela mostra este código:</translation>
    </message>
    <message>
        <source>No page? Open {url} on any device and type the code.</source>
        <translation>Nenhuma página? Abra {url} em qualquer dispositivo e digite o código.</translation>
    </message>
    <message>
        <source>Waiting for you. The code is good until {time}.</source>
        <translation>Esperando você. O código vale até {time}.</translation>
    </message>
    <message>
        <source>The server cannot be reached just now. Hourproof goes on asking until {time}.</source>
        <translation>O servidor não responde agora. O Hourproof continua tentando até {time}.</translation>
    </message>
    <message>
        <source>Code to confirm</source>
        <translation>Código a confirmar</translation>
    </message>
    <message>
        <source>&amp;Open the browser again</source>
        <translation>&amp;Abrir o navegador de novo</translation>
    </message>
    <message>
        <source>The browser could not be opened. Open the address by hand.</source>
        <translation>Não foi possível abrir o navegador. Abra o endereço manualmente.</translation>
    </message>
    <message>
        <source>&amp;Get a new code</source>
        <translation>Obter &amp;novo código</translation>
    </message>
    <message>
        <source>Ca&amp;ncel</source>
        <translation>Cance&amp;lar</translation>
    </message>
    <message>
        <source>&amp;Have another device of mine vouch for this one</source>
        <translation>Outro &amp;dispositivo meu deve confirmar este</translation>
    </message>
    <message>
        <source>Then nobody can add a device as you with the code alone.</source>
        <translation>Assim ninguém adiciona um dispositivo em seu nome só com o código.</translation>
    </message>
    <message>
        <source>Vouch for it on your other device</source>
        <translation>Confirme-o no seu outro dispositivo</translation>
    </message>
    <message>
        <source>Open Settings, Devices on a device of yours that is enrolled, and type this check code there. It then says that you vouched for {name}.</source>
        <translation>Abra Configurações, Dispositivos em um dispositivo seu já cadastrado e digite lá este código de verificação. Ele dirá então que você confirmou {name}.</translation>
    </message>
    <message>
        <source>Check code</source>
        <translation>Código de verificação</translation>
    </message>
    <message>
        <source>Waiting for your other device. The one-time code is not used up until then.</source>
        <translation>Esperando seu outro dispositivo. O código de uso único não é gasto até lá.</translation>
    </message>
    <message>
        <source>The server cannot be reached just now. Hourproof goes on asking.</source>
        <translation>Não dá para alcançar o servidor agora. O Hourproof continua perguntando.</translation>
    </message>
    <message>
        <source>What is captured</source>
        <translation>O que é capturado</translation>
    </message>
    <message>
        <source>Each contract says what is captured while its clock runs, who sees it and how long it is kept. Read it and decide. Declining loses nothing: nothing is captured, and you can read it again at any time.</source>
        <translation>Cada contrato diz o que é capturado com o relógio ligado, quem vê e por quanto tempo fica guardado. Leia e decida. Ao recusar nada se perde: nada é capturado, e você pode ler de novo quando quiser.</translation>
    </message>
    <message>
        <source>&amp;Read and decide…</source>
        <translation>&amp;Ler e decidir…</translation>
    </message>
    <message>
        <source>You have not agreed. Nothing is captured on this contract, and its clock does not start. Read it again or choose another contract, or go on later.</source>
        <translation>Você não concordou. Nada é capturado neste contrato, e o relógio não inicia. Leia de novo, escolha outro contrato ou continue depois.</translation>
    </message>
    <message>
        <source>Does it work here?</source>
        <translation>Funciona aqui?</translation>
    </message>
    <message>
        <source>Each thing your contract asks for is really tried now. What it gives is thrown away at once.</source>
        <translation>Cada coisa que seu contrato pede é testada de verdade agora. O resultado é jogado fora na hora.</translation>
    </message>
    <message>
        <source>Being tried…</source>
        <translation>Testando…</translation>
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
        <translation>Tudo funciona.</translation>
    </message>
    <message>
        <source>You can go on: what does not work is left out, and the diary says why.</source>
        <translation>Você pode continuar: o que não funciona fica de fora, e o diário diz por quê.</translation>
    </message>
    <message>
        <source>{sense}: {found}</source>
        <translation>{sense}: {found}</translation>
    </message>
    <message>
        <source>Picture of the screen</source>
        <translation>Imagem da tela</translation>
    </message>
    <message>
        <source>Counting keys and clicks</source>
        <translation>Contagem de teclas e cliques</translation>
    </message>
    <message>
        <source>Time away</source>
        <translation>Tempo de ausência</translation>
    </message>
    <message>
        <source>App in front</source>
        <translation>App em primeiro plano</translation>
    </message>
    <message>
        <source>Lock, sleep and log-out</source>
        <translation>Bloqueio, suspensão e fim de sessão</translation>
    </message>
    <message>
        <source>Webcam</source>
        <translation>Webcam</translation>
    </message>
    <message>
        <source>There is no camera. Plug one in; until then the diary says that no photo was taken.</source>
        <translation>Não há câmera. Conecte uma; até lá o diário diz que não houve foto.</translation>
    </message>
    <message>
        <source>Another program has the camera. Close it, then try again.</source>
        <translation>Outro programa está usando a câmera. Feche-o e tente de novo.</translation>
    </message>
    <message>
        <source>The camera does not answer. Unplug it and plug it in again, then try again.</source>
        <translation>A câmera não responde. Desconecte-a, conecte-a outra vez e tente de novo.</translation>
    </message>
    <message>
        <source>The system does not let Hourproof use the camera. Allow it, then try again.</source>
        <translation>O sistema não deixa o Hourproof usar a câmera. Permita e tente de novo.</translation>
    </message>
    <message>
        <source>Hourproof has no way to a camera on this system.</source>
        <translation>O Hourproof não tem como usar uma câmera neste sistema.</translation>
    </message>
    <message>
        <source>A test capture</source>
        <translation>Uma captura de teste</translation>
    </message>
    <message>
        <source>See what a capture looks like, as your employer would see it. It is taken now, shown here, and thrown away: it is not stored, and it is not sent.</source>
        <translation>Veja como é uma captura, do jeito que seu contratante a veria. Ela é feita agora, mostrada aqui e jogada fora: não é gravada nem enviada.</translation>
    </message>
    <message>
        <source>&amp;Take a test capture</source>
        <translation>&amp;Fazer uma captura de teste</translation>
    </message>
    <message>
        <source>Taking it…</source>
        <translation>Capturando…</translation>
    </message>
    <message>
        <source>This is all that a capture shows. Only you see this one: it is thrown away when you go on.</source>
        <translation>Isto é tudo o que uma captura mostra. Só você vê esta: ela é jogada fora quando você continuar.</translation>
    </message>
    <message>
        <source>Thrown away. Nothing of it was stored or sent.</source>
        <translation>Jogada fora. Nada dela foi gravado ou enviado.</translation>
    </message>
    <message>
        <source>T&amp;hrow it away and continue</source>
        <translation>&amp;Jogar fora e continuar</translation>
    </message>
    <message>
        <source>Test capture, screen {index} of {count}</source>
        <translation>Captura de teste, tela {index} de {count}</translation>
    </message>
    <message>
        <source>This contract takes no pictures, so there is nothing to try.</source>
        <translation>Este contrato não pede imagens, então não há o que testar.</translation>
    </message>
    <message>
        <source>Ready</source>
        <translation>Pronto</translation>
    </message>
    <message>
        <source>Write what you work on and press Start. Nothing is captured before that, nor after Stop. Every capture is shown to you first, and you can delete it.</source>
        <translation>Escreva em que você trabalha e clique em Iniciar. Nada é capturado antes disso, nem depois de Parar. Cada captura é mostrada primeiro a você, e você pode excluí-la.</translation>
    </message>
    <message>
        <source>Hourproof stays in the tray: its shape says whether the clock runs.</source>
        <translation>O Hourproof fica na bandeja: a forma do ícone diz se o relógio está ligado.</translation>
    </message>
    <message>
        <source>This desktop has no tray: Hourproof stays in the task bar when you close the window.</source>
        <translation>Esta área de trabalho não tem bandeja: o Hourproof fica na barra de tarefas quando você fecha a janela.</translation>
    </message>
    <message>
        <source>Go to the &amp;clock</source>
        <translation>&amp;Ir para o relógio</translation>
    </message>
    <message>
        <source>Hourproof needs you</source>
        <translation>O Hourproof precisa de você</translation>
    </message>
    <message>
        <source>Your tracked time</source>
        <translation>Seu tempo registrado</translation>
    </message>
    <message>
        <source>Weekly limit</source>
        <translation>Limite semanal</translation>
    </message>
    <message>
        <source>Reminder</source>
        <translation>Lembrete</translation>
    </message>
    <message>
        <source>Your devices</source>
        <translation>Seus dispositivos</translation>
    </message>
    <message>
        <source>A new device was added to your account. If that was not you, see what to do in the settings.</source>
        <translation>Um dispositivo novo foi adicionado à sua conta. Se não foi você, veja nas configurações o que fazer.</translation>
    </message>
    <message>
        <source>See devices</source>
        <translation>Ver dispositivos</translation>
    </message>
    <message>
        <source>You were away for {minutes}</source>
        <translation>Você se ausentou por {minutes}</translation>
    </message>
    <message>
        <source>Say what it was if you were working. Without an answer it is dropped at {time}.</source>
        <translation>Diga o que era, se você estava trabalhando. Sem resposta, é descartado às {time}.</translation>
    </message>
    <message>
        <source>{title}. Hourproof’s window says what to do.</source>
        <translation>{title}. A janela do Hourproof diz o que fazer.</translation>
    </message>
    <message>
        <source>Open Hourproof</source>
        <translation>Abrir o Hourproof</translation>
    </message>
    <message>
        <source>Start</source>
        <translation>Iniciar</translation>
    </message>
    <message>
        <source>Stop</source>
        <translation>Parar</translation>
    </message>
    <message>
        <source>Drop it</source>
        <translation>Descartar</translation>
    </message>
    <message>
        <source>Hourproof is in the task bar: this desktop has no tray. Quit it by its menu.</source>
        <translation>O Hourproof está na barra de tarefas: esta área de trabalho não tem bandeja. Saia pelo menu dele.</translation>
    </message>
    <message>
        <source>Start or stop the clock</source>
        <translation>Iniciar ou parar o relógio</translation>
    </message>
    <message>
        <source>Keys to start and stop</source>
        <translation>Atalho para iniciar e parar</translation>
    </message>
    <message>
        <source>Another program has {keys}. Choose others in the settings; until then they do nothing here.</source>
        <translation>Outro programa usa {keys}. Escolha outro atalho nas configurações; até lá ele não faz nada aqui.</translation>
    </message>
    <message>
        <source>This keyboard has no {keys}. Choose others in the settings.</source>
        <translation>Este teclado não tem {keys}. Escolha outro atalho nas configurações.</translation>
    </message>
    <message>
        <source>The desktop gives Hourproof no keys, or took them back. Choose some in the settings to ask again.</source>
        <translation>O ambiente não dá teclas ao Hourproof, ou as tomou de volta. Escolha algumas nas configurações para pedir de novo.</translation>
    </message>
    <message>
        <source>This desktop gives programs no keys of their own. Use the tray or the window.</source>
        <translation>Esta área de trabalho não dá atalhos aos programas. Use a bandeja ou a janela.</translation>
    </message>
    <message>
        <source>Started. The clock runs.</source>
        <translation>Iniciado. O relógio está ligado.</translation>
    </message>
    <message>
        <source>Stopped. You are clocked out.</source>
        <translation>Parado. Nada mais é registrado.</translation>
    </message>
    <message>
        <source>Nothing is lost: everything is kept here and goes up later.</source>
        <translation>Nada se perde: tudo fica guardado aqui e é enviado depois.</translation>
    </message>
    <message>
        <source>Nothing was changed: try again with the same code.</source>
        <translation>Nada mudou: tente de novo com o mesmo código.</translation>
    </message>
    <message>
        <source>Nothing was changed: try again.</source>
        <translation>Nada mudou: tente de novo.</translation>
    </message>
    <message>
        <source>This device is enrolled already</source>
        <translation>Este dispositivo já está cadastrado</translation>
    </message>
    <message>
        <source>It stays with the server it knows; nothing was changed.</source>
        <translation>Ele fica com o servidor que conhece; nada mudou.</translation>
    </message>
    <message>
        <source>This device is not enrolled yet</source>
        <translation>Este dispositivo ainda não está cadastrado</translation>
    </message>
    <message>
        <source>Enter the address of your server and the one-time code from your employer.</source>
        <translation>Digite o endereço do seu servidor e o código de uso único do seu contratante.</translation>
    </message>
    <message>
        <source>No contract is chosen</source>
        <translation>Nenhum contrato escolhido</translation>
    </message>
    <message>
        <source>Choose a contract, then start the clock.</source>
        <translation>Escolha um contrato e inicie o relógio.</translation>
    </message>
    <message>
        <source>That contract is not yours any more</source>
        <translation>Esse contrato não é mais seu</translation>
    </message>
    <message>
        <source>Choose another one. Time tracked on it so far is kept.</source>
        <translation>Escolha outro. O tempo registrado nele até agora está guardado.</translation>
    </message>
    <message>
        <source>You have not agreed to this contract’s captures yet</source>
        <translation>Você ainda não concordou com as capturas deste contrato</translation>
    </message>
    <message>
        <source>Read what is captured, then agree or decline. Until then nothing is captured.</source>
        <translation>Leia o que é capturado e depois concorde ou recuse. Até lá nada é capturado.</translation>
    </message>
    <message>
        <source>Your consent could not be signed yet</source>
        <translation>Seu consentimento ainda não pôde ser assinado</translation>
    </message>
    <message>
        <source>It is kept and is tried again by itself. Until it is signed nothing is captured. Problems says what is in the way.</source>
        <translation>Ele está guardado e é tentado de novo sozinho. Até ser assinado, nada é capturado. Problemas diz o que impede.</translation>
    </message>
    <message>
        <source>What this contract captures has changed</source>
        <translation>O que este contrato captura mudou</translation>
    </message>
    <message>
        <source>Read the new version before you agree. Until then nothing is captured.</source>
        <translation>Leia a nova versão antes de concordar. Até lá nada é capturado.</translation>
    </message>
    <message>
        <source>The memo is too long</source>
        <translation>A anotação é longa demais</translation>
    </message>
    <message>
        <source>Shorten it to {limit} characters. The old memo still holds.</source>
        <translation>Encurte para {limit} caracteres. A anotação antiga continua valendo.</translation>
    </message>
    <message>
        <source>This contract needs a memo</source>
        <translation>Este contrato exige uma anotação</translation>
    </message>
    <message>
        <source>Write what you are working on, then start again.</source>
        <translation>Escreva em que você está trabalhando e inicie de novo.</translation>
    </message>
    <message>
        <source>That segment is gone</source>
        <translation>Esse segmento não existe mais</translation>
    </message>
    <message>
        <source>It was deleted or uploaded already. Nothing was changed.</source>
        <translation>Ele já foi excluído ou enviado. Nada mudou.</translation>
    </message>
    <message>
        <source>That segment is signed already</source>
        <translation>Esse segmento já está assinado</translation>
    </message>
    <message>
        <source>It can no longer be dropped without a trace. Take it back in your diary, with Redact or Delete.</source>
        <translation>Não dá mais para descartá-lo sem rastro. Retire-o no seu diário, com Ocultar ou Excluir.</translation>
    </message>
    <message>
        <source>That was taken back before</source>
        <translation>Isso já foi retirado antes</translation>
    </message>
    <message>
        <source>Nothing was changed; what was removed stays removed.</source>
        <translation>Nada mudou; o que foi removido continua removido.</translation>
    </message>
    <message>
        <source>The segment has nothing of that kind</source>
        <translation>O segmento não tem nada desse tipo</translation>
    </message>
    <message>
        <source>Look at it again. Nothing was changed.</source>
        <translation>Veja de novo. Nada mudou.</translation>
    </message>
    <message>
        <source>The full picture is not on this machine any more</source>
        <translation>A imagem completa não está mais neste computador</translation>
    </message>
    <message>
        <source>Save it from its page in your diary first, or remove the picture as a whole.</source>
        <translation>Salve-a primeiro a partir da página dela no diário, ou remova a imagem inteira.</translation>
    </message>
    <message>
        <source>That part does not lie within the picture</source>
        <translation>Essa parte não fica dentro da imagem</translation>
    </message>
    <message>
        <source>Measure in pixels of the full picture. Nothing was changed.</source>
        <translation>Meça em pixels da imagem completa. Nada mudou.</translation>
    </message>
    <message>
        <source>That is no name of an app</source>
        <translation>Isso não é nome de app</translation>
    </message>
    <message>
        <source>Give a name of at most {limit} characters; {most} apps can be excluded. Nothing was changed.</source>
        <translation>Dê um nome de até {limit} caracteres; até {most} apps podem ser protegidos. Nada mudou.</translation>
    </message>
    <message>
        <source>{app} is not excluded</source>
        <translation>{app} não está entre os protegidos</translation>
    </message>
    <message>
        <source>Nothing was changed.</source>
        <translation>Nada mudou.</translation>
    </message>
    <message>
        <source>Pictures cannot be blurred by that much</source>
        <translation>Não dá para desfocar imagens tanto assim</translation>
    </message>
    <message>
        <source>Give a number of pixels from 0 to {limit}. Nothing was changed.</source>
        <translation>Informe um número de pixels de 0 a {limit}. Nada mudou.</translation>
    </message>
    <message>
        <source>Some time of that week is not signed yet</source>
        <translation>Parte do tempo dessa semana ainda não está assinada</translation>
    </message>
    <message>
        <source>Stop the clock and wait for reviews to end, then close the week again.</source>
        <translation>Pare o relógio, espere o fim das prévias e feche a semana de novo.</translation>
    </message>
    <message>
        <source>Not everything is uploaded yet</source>
        <translation>Nem tudo foi enviado ainda</translation>
    </message>
    <message>
        <source>With several devices a week is closed after all of this one’s time is there. Upload, then try again.</source>
        <translation>Com vários dispositivos, a semana fecha depois que todo o tempo deste chegou. Envie e tente de novo.</translation>
    </message>
    <message>
        <source>Nothing was ever tracked on this contract</source>
        <translation>Nada foi registrado neste contrato até hoje</translation>
    </message>
    <message>
        <source>There is nothing to close.</source>
        <translation>Não há nada a fechar.</translation>
    </message>
    <message>
        <source>The server counts less than this device</source>
        <translation>O servidor conta menos do que este dispositivo</translation>
    </message>
    <message>
        <source>The week was not closed. Show your employer what this device says and what the diary says.</source>
        <translation>A semana não foi fechada. Mostre ao seu contratante o que este dispositivo diz e o que o diário diz.</translation>
    </message>
    <message>
        <source>There is no idle time to decide about</source>
        <translation>Não há tempo inativo a decidir</translation>
    </message>
    <message>
        <source>You are asked for ten minutes after you are back; then it is dropped.</source>
        <translation>A pergunta fica por dez minutos depois da sua volta; então o tempo é descartado.</translation>
    </message>
    <message>
        <source>This contract does not let idle time be kept</source>
        <translation>Este contrato não permite manter tempo inativo</translation>
    </message>
    <message>
        <source>It was dropped. Ask your employer.</source>
        <translation>Ele foi descartado. Fale com seu contratante.</translation>
    </message>
    <message>
        <source>The clock is not running</source>
        <translation>O relógio está parado</translation>
    </message>
    <message>
        <source>There is nothing to pause. Start it first.</source>
        <translation>Não há nada a pausar. Inicie-o primeiro.</translation>
    </message>
    <message>
        <source>This contract does not allow time without evidence</source>
        <translation>Este contrato não permite tempo sem evidência</translation>
    </message>
    <message>
        <source>Nothing was claimed. Ask your employer.</source>
        <translation>Nada foi lançado. Fale com seu contratante.</translation>
    </message>
    <message>
        <source>That time is not over yet</source>
        <translation>Esse tempo ainda não terminou</translation>
    </message>
    <message>
        <source>Nothing was claimed. Claim it when it has passed.</source>
        <translation>Nada foi lançado. Lance-o depois que passar.</translation>
    </message>
    <message>
        <source>More than 24 hours cannot be claimed at once</source>
        <translation>Não dá para lançar mais de 24 horas de uma vez</translation>
    </message>
    <message>
        <source>Nothing was claimed. Claim each stretch of work by itself.</source>
        <translation>Nada foi lançado. Lance cada período de trabalho em separado.</translation>
    </message>
    <message>
        <source>That week can no longer be changed</source>
        <translation>Essa semana não pode mais ser alterada</translation>
    </message>
    <message>
        <source>It was open until Monday, 12:00 UTC, after it. Nothing was claimed.</source>
        <translation>Ela ficou aberta até a segunda-feira seguinte, 12:00 UTC. Nada foi lançado.</translation>
    </message>
    <message>
        <source>Some of that time is tracked already</source>
        <translation>Parte desse tempo já está registrada</translation>
    </message>
    <message>
        <source>Nothing was claimed. Claim what lies before or after it.</source>
        <translation>Nada foi lançado. Lance o que fica antes ou depois.</translation>
    </message>
    <message>
        <source>Some of that time is claimed already</source>
        <translation>Parte desse tempo já foi lançada</translation>
    </message>
    <message>
        <source>That claim was not made on this device</source>
        <translation>Esse lançamento não foi feito neste dispositivo</translation>
    </message>
    <message>
        <source>No new device of yours waits with that code</source>
        <translation>Nenhum novo dispositivo seu espera com esse código</translation>
    </message>
    <message>
        <source>Compare it with what the new device shows. Nothing was changed.</source>
        <translation>Compare com o que o novo dispositivo mostra. Nada mudou.</translation>
    </message>
    <message>
        <source>This is no device of yours that could be ended</source>
        <translation>Este não é um dispositivo seu que possa ser encerrado</translation>
    </message>
    <message>
        <source>It was ended already, or it is this one. Nothing was changed.</source>
        <translation>Ele já estava encerrado, ou é este. Nada mudou.</translation>
    </message>
    <message>
        <source>No device has vouched for this one</source>
        <translation>Nenhum dispositivo confirmou este</translation>
    </message>
    <message>
        <source>Begin again. The one-time code still works.</source>
        <translation>Comece de novo. O código de uso único ainda vale.</translation>
    </message>
    <message>
        <source>The sign-in was declined</source>
        <translation>A entrada foi recusada</translation>
    </message>
    <message>
        <source>Somebody chose Decline in the browser. Nothing was set up. Begin again if that was a mistake.</source>
        <translation>Alguém escolheu Recusar no navegador. Nada foi configurado. Comece de novo se foi um engano.</translation>
    </message>
    <message>
        <source>No sign-in is waiting</source>
        <translation>Nenhuma entrada está pendente</translation>
    </message>
    <message>
        <source>Begin again. Nothing was changed.</source>
        <translation>Comece de novo. Nada mudou.</translation>
    </message>
    <message>
        <source>No damaged store was set aside</source>
        <translation>Nenhum banco de dados danificado foi separado</translation>
    </message>
    <message>
        <source>There is nothing to salvage.</source>
        <translation>Não há nada a recuperar.</translation>
    </message>
    <message>
        <source>Nothing of that contract can be exported yet</source>
        <translation>Nada desse contrato pode ser exportado ainda</translation>
    </message>
    <message>
        <source>A bundle is made of what has a receipt. Wait until the uploads are delivered.</source>
        <translation>A exportação é feita do que tem recibo. Espere até os envios serem entregues.</translation>
    </message>
    <message>
        <source>Hourproof is running already</source>
        <translation>O Hourproof já está aberto</translation>
    </message>
    <message>
        <source>Look for its icon in the tray, or end it with: hourproof quit. Nothing was changed.</source>
        <translation>Procure o ícone na bandeja ou encerre com: hourproof quit. Nada mudou.</translation>
    </message>
    <message>
        <source>Hourproof is not running</source>
        <translation>O Hourproof não está aberto</translation>
    </message>
    <message>
        <source>Start it, then try again.</source>
        <translation>Abra-o e tente de novo.</translation>
    </message>
    <message>
        <source>That could not be understood</source>
        <translation>Não foi possível entender isso</translation>
    </message>
    <message>
        <source>Check what you entered. Nothing was changed.</source>
        <translation>Confira o que você digitou. Nada mudou.</translation>
    </message>
    <message>
        <source>That cannot be set</source>
        <translation>Isso não pode ser definido</translation>
    </message>
    <message>
        <source>Nothing was changed. Try another value.</source>
        <translation>Nada mudou. Tente outro valor.</translation>
    </message>
    <message>
        <source>This could not be changed</source>
        <translation>Isso não pôde ser alterado</translation>
    </message>
    <message>
        <source>The system says: {reason}. Add or remove Hourproof in the settings of your desktop.</source>
        <translation>O sistema diz: {reason}. Adicione ou remova o Hourproof nas configurações da sua área de trabalho.</translation>
    </message>
    <message>
        <source>This is not a server address</source>
        <translation>Isto não é um endereço de servidor</translation>
    </message>
    <message>
        <source>It looks like https://time.example.com. {kept}</source>
        <translation>Ele tem esta forma: https://time.example.com. {kept}</translation>
    </message>
    <message>
        <source>The server cannot be reached</source>
        <translation>O servidor não responde</translation>
    </message>
    <message>
        <source>Check the network and the address {url}. {kept}</source>
        <translation>Verifique a rede e o endereço {url}. {kept}</translation>
    </message>
    <message>
        <source>Another program answers at this address</source>
        <translation>Outro programa responde neste endereço</translation>
    </message>
    <message>
        <source>It is not an Hourproof server, or a sign-in page of this network is in between. Check the address {url} with your employer. {kept}</source>
        <translation>Não é um servidor Hourproof, ou uma página de acesso desta rede está no meio. Confira o endereço {url} com seu contratante. {kept}</translation>
    </message>
    <message>
        <source>The server is older than this app</source>
        <translation>O servidor é mais antigo que este app</translation>
    </message>
    <message>
        <source>Ask its operator to update it. {kept}</source>
        <translation>Peça a quem o opera que o atualize. {kept}</translation>
    </message>
    <message>
        <source>This app is too old for the server</source>
        <translation>Este app é antigo demais para o servidor</translation>
    </message>
    <message>
        <source>Update the app. {kept}</source>
        <translation>Atualize o app. {kept}</translation>
    </message>
    <message>
        <source>The server refused a segment</source>
        <translation>O servidor recusou um segmento</translation>
    </message>
    <message>
        <source>It and those after it are kept here. Copy the diagnostics and send them to support.</source>
        <translation>Ele e os seguintes estão guardados aqui. Copie o diagnóstico e envie ao suporte.</translation>
    </message>
    <message>
        <source>The server has trouble of its own</source>
        <translation>O servidor está com problemas</translation>
    </message>
    <message>
        <source>It is tried again by itself. {kept}</source>
        <translation>A tentativa se repete sozinha. {kept}</translation>
    </message>
    <message>
        <source>The server does not know this code</source>
        <translation>O servidor não conhece este código</translation>
    </message>
    <message>
        <source>Check each letter, or ask your employer for a new code.</source>
        <translation>Confira cada letra ou peça um novo código ao seu contratante.</translation>
    </message>
    <message>
        <source>This code has expired</source>
        <translation>Este código expirou</translation>
    </message>
    <message>
        <source>Ask your employer for a new one and enter it here.</source>
        <translation>Peça um novo ao seu contratante e digite-o aqui.</translation>
    </message>
    <message>
        <source>This device may not upload any more</source>
        <translation>Este dispositivo não pode mais enviar</translation>
    </message>
    <message>
        <source>It was ended by you on another device or by your employer, or the server had to begin a new log. What is not uploaded yet is kept here. Ask your employer; with a new code this device can be enrolled anew.</source>
        <translation>Foi encerrado por você em outro dispositivo ou por seu contratante, ou o servidor teve de começar um registro novo. O que ainda não foi enviado está guardado aqui. Fale com seu contratante; com um código novo este dispositivo pode ser cadastrado de novo.</translation>
    </message>
    <message>
        <source>A receipt of the server does not check out</source>
        <translation>Um recibo do servidor não confere</translation>
    </message>
    <message>
        <source>The server’s log is not the one that this device knows: it was put back from an old copy, or somebody changed it. Uploading has stopped and everything is kept as evidence. Save the evidence, then show your employer the diagnostics.</source>
        <translation>O registro do servidor não é o que este dispositivo conhece: foi restaurado de uma cópia antiga, ou alguém o mudou. O envio parou e tudo está guardado como evidência. Salve as evidências e depois mostre o diagnóstico ao seu contratante.</translation>
    </message>
    <message>
        <source>The server holds another version of a segment</source>
        <translation>O servidor tem outra versão de um segmento</translation>
    </message>
    <message>
        <source>Uploading has stopped and everything is kept. This happens when the data folder is copied or restored from a backup.</source>
        <translation>O envio parou e tudo está guardado. Isso acontece quando a pasta de dados é copiada ou restaurada de um backup.</translation>
    </message>
    <message>
        <source>The clock of this computer is wrong</source>
        <translation>A hora deste computador está errada</translation>
    </message>
    <message>
        <source>It differs from the server’s by {difference}. Set it right; your segments carry the server’s time meanwhile.</source>
        <translation>A diferença para o servidor é de {difference}. Acerte a hora; enquanto isso, seus segmentos levam a hora do servidor.</translation>
    </message>
    <message>
        <source>The disk is full</source>
        <translation>O disco está cheio</translation>
    </message>
    <message>
        <source>Free some space at {path}, then start the clock again. What was tracked before is kept.</source>
        <translation>Libere espaço em {path} e inicie o relógio de novo. O que foi registrado antes está guardado.</translation>
    </message>
    <message>
        <source>The disk is nearly full</source>
        <translation>O disco está quase cheio</translation>
    </message>
    <message>
        <source>Free some space soon, or tracking will have to pause.</source>
        <translation>Libere espaço em breve, ou o relógio terá de pausar.</translation>
    </message>
    <message>
        <source>Much is waiting to be uploaded</source>
        <translation>Há muito à espera de envio</translation>
    </message>
    <message>
        <source>{used_mb} of {quota_mb} MB are used: {days_left} days are left at this rate. Go online, so that it can be delivered. After that no more pictures are taken; time and counts go on.</source>
        <translation>{used_mb} de {quota_mb} MB estão em uso: restam {days_left} dias neste ritmo. Conecte-se à rede para que tudo seja entregue. Depois disso não há mais imagens; tempo e contagens continuam.</translation>
    </message>
    <message>
        <source>Uploads wait for a connection that is not metered</source>
        <translation>Os envios esperam uma conexão sem franquia</translation>
    </message>
    <message>
        <source>Upload now sends what waits all the same. Nothing is lost.</source>
        <translation>Enviar agora envia mesmo assim o que espera. Nada se perde.</translation>
    </message>
    <message>
        <source>The data folder cannot be written</source>
        <translation>Não é possível gravar na pasta de dados</translation>
    </message>
    <message>
        <source>Make {path} writable for you, or start with --home and another folder: {reason}.</source>
        <translation>Permita a você gravar em {path}, ou inicie com --home e outra pasta: {reason}.</translation>
    </message>
    <message>
        <source>Others on this computer can read files of Hourproof</source>
        <translation>Outras pessoas neste computador podem ler arquivos do Hourproof</translation>
    </message>
    <message>
        <source>Close the data folder to others; {path} is one of the files.</source>
        <translation>Feche a pasta de dados para os outros; {path} é um dos arquivos.</translation>
    </message>
    <message>
        <source>The kept list of contracts was damaged</source>
        <translation>A lista guardada de contratos estava danificada</translation>
    </message>
    <message>
        <source>It was set aside at {path} and is fetched anew. Nothing is lost.</source>
        <translation>Ela foi separada em {path} e é buscada de novo. Nada se perde.</translation>
    </message>
    <message>
        <source>The settings file could not be read</source>
        <translation>O arquivo de configurações não pôde ser lido</translation>
    </message>
    <message>
        <source>It was set aside at {path} and begun anew. Your tracked time is stored elsewhere and is safe.</source>
        <translation>Ele foi separado em {path}, e outro foi iniciado. Seu tempo registrado fica em outro lugar e está a salvo.</translation>
    </message>
    <message>
        <source>The settings are from a newer version</source>
        <translation>As configurações são de uma versão mais nova</translation>
    </message>
    <message>
        <source>Update the app. Nothing was changed.</source>
        <translation>Atualize o app. Nada mudou.</translation>
    </message>
    <message>
        <source>The journal of this computer is damaged</source>
        <translation>O diário interno deste computador está danificado</translation>
    </message>
    <message>
        <source>It was set aside untouched at {path}, and a new one was begun. Copy the diagnostics and send them to support.</source>
        <translation>Ele foi separado intacto em {path}, e um novo foi iniciado. Copie o diagnóstico e envie ao suporte.</translation>
    </message>
    <message>
        <source>The store of segments is damaged</source>
        <translation>O banco de dados de segmentos está danificado</translation>
    </message>
    <message>
        <source>The data is from a newer version</source>
        <translation>Os dados são de uma versão mais nova</translation>
    </message>
    <message>
        <source>There is no keyring to keep this device’s key</source>
        <translation>Não há chaveiro para guardar a chave deste dispositivo</translation>
    </message>
    <message>
        <source>Install or start one (GNOME Keyring or KWallet), then start again. What was tracked waits.</source>
        <translation>Instale ou inicie um (GNOME Keyring ou KWallet) e inicie de novo. O que foi registrado espera.</translation>
    </message>
    <message>
        <source>The keyring is locked</source>
        <translation>O chaveiro está bloqueado</translation>
    </message>
    <message>
        <source>Unlock it when the system asks, then try again. What was tracked waits.</source>
        <translation>Desbloqueie-o quando o sistema pedir e tente de novo. O que foi registrado espera.</translation>
    </message>
    <message>
        <source>The key of this device is gone</source>
        <translation>A chave deste dispositivo sumiu</translation>
    </message>
    <message>
        <source>It is no longer in the keyring. Ask for a new code and enrol this device again; what is uploaded stays valid.</source>
        <translation>Ela não está mais no chaveiro. Peça um novo código e cadastre este dispositivo de novo; o que foi enviado continua válido.</translation>
    </message>
    <message>
        <source>There is no desktop to show the app on</source>
        <translation>Não há área de trabalho para mostrar o app</translation>
    </message>
    <message>
        <source>Log in to a graphical session, or use: hourproof run</source>
        <translation>Entre em uma sessão gráfica ou use: hourproof run</translation>
    </message>
    <message>
        <source>The screen cannot be captured here</source>
        <translation>Aqui não dá para capturar a tela</translation>
    </message>
    <message>
        <source>Time is tracked without pictures, and the diary says why.</source>
        <translation>O tempo é registrado sem imagens, e o diário diz por quê.</translation>
    </message>
    <message>
        <source>Input cannot be counted here</source>
        <translation>Aqui não dá para contar teclado e mouse</translation>
    </message>
    <message>
        <source>Activity is shown as unknown in the diary, never as zero.</source>
        <translation>A atividade aparece no diário como desconhecida, nunca como zero.</translation>
    </message>
    <message>
        <source>This desktop does not tell how long you are away</source>
        <translation>Esta área de trabalho não diz quanto dura sua ausência</translation>
    </message>
    <message>
        <source>Stop the clock yourself when you leave.</source>
        <translation>Pare o relógio quando sair.</translation>
    </message>
    <message>
        <source>This desktop does not tell which app is in front</source>
        <translation>Esta área de trabalho não diz qual app está em primeiro plano</translation>
    </message>
    <message>
        <source>The diary leaves it out.</source>
        <translation>O diário deixa isso de fora.</translation>
    </message>
    <message>
        <source>Lock, sleep and log-out cannot be heard here</source>
        <translation>Aqui não se percebem bloqueio, suspensão e fim de sessão</translation>
    </message>
    <message>
        <source>Tracking ends by idle time and by the clocks alone.</source>
        <translation>O registro termina só pelo tempo inativo e pela hora.</translation>
    </message>
    <message>
        <source>A picture is missing from this computer</source>
        <translation>Falta uma imagem neste computador</translation>
    </message>
    <message>
        <source>Its file was removed before upload. The diary says so in its place.</source>
        <translation>O arquivo dela foi removido antes do envio. O diário diz isso no lugar dela.</translation>
    </message>
    <message>
        <source>Until then time is tracked without pictures, and the diary says why.</source>
        <translation>Até lá o tempo é registrado sem imagens, e o diário diz por quê.</translation>
    </message>
    <message>
        <source>Until then activity is shown as unknown in the diary, never as zero.</source>
        <translation>Até lá a atividade aparece no diário como desconhecida, nunca como zero.</translation>
    </message>
    <message>
        <source>Until then stop the clock yourself when you leave.</source>
        <translation>Até lá pare o relógio quando sair.</translation>
    </message>
    <message>
        <source>Until then the diary leaves it out.</source>
        <translation>Até lá o diário deixa isso de fora.</translation>
    </message>
    <message>
        <source>Until then tracking ends by idle time and by the clocks alone.</source>
        <translation>Até lá o registro termina só pelo tempo inativo e pela hora.</translation>
    </message>
    <message>
        <source>This is a Wayland session, in which apps cannot see each other: choose the session with X11 or Xorg at the sign-in screen.</source>
        <translation>Esta é uma sessão Wayland, em que os apps não se veem: escolha a sessão com X11 ou Xorg na tela de entrada.</translation>
    </message>
    <message>
        <source>Allow it for Hourproof in the system’s privacy settings, then start the app again.</source>
        <translation>Permita isso ao Hourproof nas configurações de privacidade do sistema e abra o app de novo.</translation>
    </message>
    <message>
        <source>The X server lacks what is needed for it: use a usual one, such as Xorg.</source>
        <translation>Falta ao servidor X o que é preciso: use um comum, como o Xorg.</translation>
    </message>
    <message>
        <source>A library of the system is missing: install the X libraries.</source>
        <translation>Falta uma biblioteca do sistema: instale as bibliotecas X.</translation>
    </message>
    <message>
        <source>Hourproof has no way to do it on this system yet.</source>
        <translation>O Hourproof ainda não tem como fazer isso neste sistema.</translation>
    </message>
    <message>
        <source>No systemd-logind answers on the system’s message bus: start it, then start the app again.</source>
        <translation>Nenhum systemd-logind responde no barramento do sistema: inicie-o e abra o app de novo.</translation>
    </message>
    <message>
        <source>The system does not know which session this is: start the app from a desktop session.</source>
        <translation>O sistema não sabe qual é esta sessão: abra o app a partir de uma sessão gráfica.</translation>
    </message>
    <message>
        <source>The display is gone</source>
        <translation>A tela não está mais disponível</translation>
    </message>
    <message>
        <source>Nothing can be captured or counted. When the desktop is back, everything goes on by itself.</source>
        <translation>Nada pode ser capturado ou contado. Quando a área de trabalho voltar, tudo continua sozinho.</translation>
    </message>
    <message>
        <source>Idle time can be kept only with a memo</source>
        <translation>Tempo inativo só pode ser mantido com uma anotação</translation>
    </message>
    <message>
        <source>Say in a word what it was.</source>
        <translation>Diga em uma palavra o que era.</translation>
    </message>
    <message>
        <source>Idle time that was kept needs a memo</source>
        <translation>O tempo inativo mantido precisa de uma anotação</translation>
    </message>
    <message>
        <source>Nothing was changed. Say in a word what it was.</source>
        <translation>Nada mudou. Diga em uma palavra o que era.</translation>
    </message>
    <message>
        <source>Write what was done. The old memo still holds.</source>
        <translation>Escreva o que foi feito. A anotação antiga ainda vale.</translation>
    </message>
    <message>
        <source>Time without evidence needs a reason</source>
        <translation>Tempo sem evidência precisa de um motivo</translation>
    </message>
    <message>
        <source>Nothing was claimed. Write what you did.</source>
        <translation>Nada foi lançado. Escreva o que você fez.</translation>
    </message>
    <message>
        <source>The reason is too long</source>
        <translation>O motivo é longo demais</translation>
    </message>
    <message>
        <source>Shorten it to {limit} characters. Nothing was claimed.</source>
        <translation>Encurte-o para {limit} caracteres. Nada foi lançado.</translation>
    </message>
    <message>
        <source>The sign-in was not confirmed in time</source>
        <translation>A entrada não foi confirmada a tempo</translation>
    </message>
    <message>
        <source>Begin again for a new code. Nothing was changed.</source>
        <translation>Comece de novo para ter um novo código. Nada mudou.</translation>
    </message>
    <message>
        <source>No server address was entered</source>
        <translation>Nenhum endereço de servidor foi digitado</translation>
    </message>
    <message>
        <source>It looks like https://time.example.com.</source>
        <translation>Ele tem esta forma: https://time.example.com.</translation>
    </message>
    <message>
        <source>This address goes without encryption</source>
        <translation>Este endereço não usa criptografia</translation>
    </message>
    <message>
        <source>Begin it with https:// instead; http is for a server on this very computer. {kept}</source>
        <translation>Comece com https://; http é só para um servidor neste mesmo computador. {kept}</translation>
    </message>
    <message>
        <source>This address has a name or password in it</source>
        <translation>Este endereço contém um nome ou uma senha</translation>
    </message>
    <message>
        <source>Leave out what stands before the @. {kept}</source>
        <translation>Tire o que vem antes do @. {kept}</translation>
    </message>
    <message>
        <source>This address has a ? or # in it</source>
        <translation>Este endereço contém ? ou #</translation>
    </message>
    <message>
        <source>Leave out everything from there on. {kept}</source>
        <translation>Tire tudo a partir dali. {kept}</translation>
    </message>
    <message>
        <source>This address has an impossible port</source>
        <translation>Este endereço tem uma porta impossível</translation>
    </message>
    <message>
        <source>A port is a number from 1 to 65535; most servers need none. {kept}</source>
        <translation>Uma porta é um número de 1 a 65535; a maioria dos servidores não precisa. {kept}</translation>
    </message>
    <message>
        <source>No secure connection could be made</source>
        <translation>Não foi possível uma conexão segura</translation>
    </message>
    <message>
        <source>A server without https may answer at {url}, or its certificate is not trusted: check the address, and the clock of this computer. {kept}</source>
        <translation>Talvez um servidor sem https responda em {url}, ou o certificado dele não seja confiável: confira o endereço e a hora deste computador. {kept}</translation>
    </message>
    <message>
        <source>The server takes too long to answer</source>
        <translation>O servidor demora demais para responder</translation>
    </message>
    <message>
        <source>Try again in a while. {kept}</source>
        <translation>Tente de novo daqui a pouco. {kept}</translation>
    </message>
    <message>
        <source>The proxy on the way to the server does not work</source>
        <translation>O proxy no caminho até o servidor não funciona</translation>
    </message>
    <message>
        <source>Check the proxy in the network settings of this computer. {kept}</source>
        <translation>Verifique o proxy nas configurações de rede deste computador. {kept}</translation>
    </message>
    <message>
        <source>This address leads on to another one</source>
        <translation>Este endereço leva a outro</translation>
    </message>
    <message>
        <source>Enter the address where it ends; a sign-in page of the network may be in between. {kept}</source>
        <translation>Digite o endereço final; pode haver no meio uma página de entrada da rede. {kept}</translation>
    </message>
    <message>
        <source>No more pictures are taken</source>
        <translation>Não há mais imagens</translation>
    </message>
    <message>
        <source>What waits to be uploaded fills its {quota_mb} MB. Time and counts go on, and the diary says why there is no picture. Go online, so that it can be delivered.</source>
        <translation>O que espera envio ocupa seus {quota_mb} MB. Tempo e contagens continuam, e o diário diz por que não há imagem. Conecte-se à rede para que tudo seja entregue.</translation>
    </message>
    <message>
        <source>This file holds no certificates</source>
        <translation>Este arquivo não contém certificados</translation>
    </message>
    <message>
        <source>Choose a file in PEM form; {path} is none. What was set before still holds.</source>
        <translation>Escolha um arquivo no formato PEM; {path} não é. O que valia antes continua valendo.</translation>
    </message>
    <message>
        <source>This is not a number</source>
        <translation>Isto não é um número</translation>
    </message>
    <message>
        <source>This number is out of range</source>
        <translation>Este número está fora dos limites</translation>
    </message>
    <message>
        <source>This text is empty, too long, or holds signs that cannot be seen</source>
        <translation>Este texto está vazio, é longo demais ou contém sinais invisíveis</translation>
    </message>
    <message>
        <source>The keyring has no password for the proxy</source>
        <translation>O chaveiro não tem senha para o proxy</translation>
    </message>
    <message>
        <source>Put it there with: hourproof proxy-password. {kept}</source>
        <translation>Coloque-a lá com: hourproof proxy-password. {kept}</translation>
    </message>
    <message>
        <source>The file of certificates to trust cannot be used</source>
        <translation>O arquivo de certificados confiáveis não pode ser usado</translation>
    </message>
    <message>
        <source>Set ca_file in the settings to a PEM file, or take it out. {kept}</source>
        <translation>Aponte ca_file nas configurações para um arquivo PEM, ou tire-o. {kept}</translation>
    </message>
    <message>
        <source>The key of this device’s data is gone</source>
        <translation>A chave dos dados deste dispositivo sumiu</translation>
    </message>
    <message>
        <source>Bring the keyring of this user back, from a backup if need be: then everything is there again. If it is gone for good, run “hourproof set-aside” and enrol anew. Nothing was changed.</source>
        <translation>Traga de volta o chaveiro deste usuário, de um backup se preciso: aí tudo volta. Se ele se perdeu de vez, execute “hourproof set-aside” e faça um novo cadastro. Nada mudou.</translation>
    </message>
    <message>
        <source>The server has no room left</source>
        <translation>O servidor não tem mais espaço</translation>
    </message>
    <message>
        <source>Tell whoever runs it. {kept}</source>
        <translation>Avise quem o opera. {kept}</translation>
    </message>
    <message>
        <source>The server was put back from a backup</source>
        <translation>O servidor foi restaurado de um backup</translation>
    </message>
    <message>
        <source>Everything is kept here. Tell whoever runs the server; uploads go on once it is recovered.</source>
        <translation>Tudo está guardado aqui. Avise quem opera o servidor; os envios continuam quando ele for recuperado.</translation>
    </message>
    <message>
        <source>The server refused to enrol this device</source>
        <translation>O servidor recusou cadastrar este dispositivo</translation>
    </message>
    <message>
        <source>This code was used before</source>
        <translation>Este código já foi usado</translation>
    </message>
    <message>
        <source>Each code enrols one device: ask your employer for a new one.</source>
        <translation>Cada código cadastra um dispositivo: peça um novo ao seu contratante.</translation>
    </message>
    <message>
        <source>The name of this device cannot be used</source>
        <translation>O nome deste dispositivo não pode ser usado</translation>
    </message>
    <message>
        <source>Give 1 to 64 letters on one line. {kept}</source>
        <translation>Use de 1 a 64 letras em uma linha. {kept}</translation>
    </message>
    <message>
        <source>The clock of this computer is ahead of the server’s</source>
        <translation>A hora deste computador está adiantada em relação à do servidor</translation>
    </message>
    <message>
        <source>Set it right. What was tracked is kept and goes up by itself.</source>
        <translation>Acerte a hora. O que foi registrado está guardado e é enviado sozinho.</translation>
    </message>
    <message>
        <source>Free some space at {path}. {kept}</source>
        <translation>Libere espaço em {path}. {kept}</translation>
    </message>
    <message>
        <source>The disk failed while it was written</source>
        <translation>O disco falhou durante a gravação</translation>
    </message>
    <message>
        <source>Check the disk that holds {path}, then start the app again. What was written before is kept.</source>
        <translation>Verifique o disco que contém {path} e abra o app de novo. O que foi gravado antes está guardado.</translation>
    </message>
    <message>
        <source>The settings file was damaged</source>
        <translation>O arquivo de configurações estava danificado</translation>
    </message>
    <message>
        <source>Those from before the last change are used. The damaged file is kept at {path}.</source>
        <translation>Valem as configurações de antes da última mudança. O arquivo danificado está guardado em {path}.</translation>
    </message>
    <message>
        <source>New settings were begun: enrol this device again. The damaged file is kept at {path}, and so is what was tracked.</source>
        <translation>Novas configurações foram iniciadas: cadastre este dispositivo de novo. O arquivo danificado está guardado em {path}, e o que foi registrado também.</translation>
    </message>
    <message>
        <source>The settings have entries that mean nothing</source>
        <translation>As configurações têm entradas sem significado</translation>
    </message>
    <message>
        <source>They were passed over. The file as it was is kept at {path}.</source>
        <translation>Elas foram ignoradas. O arquivo como era está guardado em {path}.</translation>
    </message>
    <message>
        <source>you entered</source>
        <translation>que você digitou</translation>
    </message>
    <message>
        <source>its place</source>
        <translation>seu lugar</translation>
    </message>
    <message>
        <source>more than two minutes</source>
        <translation>mais de dois minutos</translation>
    </message>
    <message>
        <source>some time</source>
        <translation>algum tempo</translation>
    </message>
    <message>
        <source>this contract</source>
        <translation>este contrato</translation>
    </message>
    <message>
        <source>the system refused</source>
        <translation>o sistema recusou</translation>
    </message>
    <message>
        <source>That app</source>
        <translation>Esse app</translation>
    </message>
    <message>
        <source>many</source>
        <translation>muitos</translation>
    </message>
    <message>
        <source>all</source>
        <translation>todos os</translation>
    </message>
    <message>
        <source>few</source>
        <translation>poucos</translation>
    </message>
    <message>
        <source>its name</source>
        <translation>o nome dele</translation>
    </message>
    <message>
        <source>Black out parts of a capture</source>
        <translation>Tarjar partes de uma captura</translation>
    </message>
    <message>
        <source>Screen {number}</source>
        <translation>Tela {number}</translation>
    </message>
    <message>
        <source>Photo</source>
        <translation>Foto</translation>
    </message>
    <message>
        <source>&amp;New box</source>
        <translation>&amp;Nova tarja</translation>
    </message>
    <message>
        <source>Re&amp;move box</source>
        <translation>Re&amp;mover tarja</translation>
    </message>
    <message>
        <source>Black out all of &amp;it</source>
        <translation>Tarjar t&amp;udo</translation>
    </message>
    <message>
        <source>Red&amp;o</source>
        <translation>&amp;Refazer</translation>
    </message>
    <message>
        <source>Zoom in</source>
        <translation>Ampliar</translation>
    </message>
    <message>
        <source>Zoom out</source>
        <translation>Reduzir</translation>
    </message>
    <message>
        <source>&amp;Fit</source>
        <translation>&amp;Ajustar</translation>
    </message>
    <message>
        <source>{percent} %</source>
        <translation>{percent}%</translation>
    </message>
    <message>
        <source>&amp;See through the boxes</source>
        <translation>&amp;Ver através das tarjas</translation>
    </message>
    <message>
        <source>&amp;Remove the whole photo</source>
        <translation>Remover a &amp;foto inteira</translation>
    </message>
    <message>
        <source>&amp;Black out</source>
        <translation>&amp;Tarjar</translation>
    </message>
    <message>
        <source>&amp;Cancel</source>
        <translation>Cance&amp;lar</translation>
    </message>
    <message>
        <source>Draw with the mouse, or press Enter for a new box: arrow keys move it, Shift with them resizes it, Ctrl with them goes by single pixels, Delete removes it, Tab goes on to the next.</source>
        <translation>Desenhe com o mouse ou pressione Enter para uma nova tarja: as setas a movem, com Shift mudam o tamanho, com Ctrl andam de pixel em pixel, Delete a remove, Tab passa à próxima.</translation>
    </message>
    <message>
        <source>Nothing is blacked out yet.</source>
        <translation>Nada está tarjado ainda.</translation>
    </message>
    <message numerus="yes">
        <source>{count} boxes on this picture</source>
        <extracomment>For one: {count} box on this picture</extracomment>
        <translation>
            <numerusform>{count} tarja nesta imagem</numerusform>
            <numerusform>{count} tarjas nesta imagem</numerusform>
        </translation>
    </message>
    <message>
        <source>The photo stays.</source>
        <translation>A foto fica.</translation>
    </message>
    <message>
        <source>The whole photo is removed. The time of the segment stays as it is.</source>
        <translation>A foto inteira é removida. O tempo do segmento fica como está.</translation>
    </message>
    <message>
        <source>Box {index} of {count}: {width} × {height} pixels, {x} from the left, {y} from the top.</source>
        <translation>Tarja {index} de {count}: {width} × {height} pixels, a {x} da esquerda, a {y} do topo.</translation>
    </message>
    <message>
        <source>{picture}. {boxes}.</source>
        <translation>{picture}. {boxes}.</translation>
    </message>
    <message>
        <source>What is black is gone at once and for good. The time of this segment stays; the diary shows it as redacted.</source>
        <translation>O que fica preto some na hora e para sempre. O tempo deste segmento fica; o diário o mostra como ocultado.</translation>
    </message>
    <message>
        <source>What is black is gone at once and for good. This contract does not let the time stay when something is taken back: these minutes may not be billed.</source>
        <translation>O que fica preto some na hora e para sempre. Este contrato não deixa o tempo ficar quando algo é retirado: talvez estes minutos não sejam cobrados.</translation>
    </message>
    <message>
        <source>It is not uploaded while you look at it, for an hour at most.</source>
        <translation>Nada é enviado enquanto você a vê, por uma hora no máximo.</translation>
    </message>
    <message>
        <source>It is signed already. The server erases the same parts as soon as it hears of it.</source>
        <translation>Ela já está assinada. O servidor apaga as mesmas partes assim que for avisado.</translation>
    </message>
    <message>
        <source>Blacking out…</source>
        <translation>Tarjando…</translation>
    </message>
    <message>
        <source>The picture is no longer on this computer, so nothing can be drawn on it.</source>
        <translation>A imagem não está mais neste computador, então não dá para desenhar nela.</translation>
    </message>
    <message>
        <source>No more than {count} boxes fit on one picture. Draw a larger one.</source>
        <translation>Cabem no máximo {count} tarjas em uma imagem. Desenhe uma maior.</translation>
    </message>
    <message>
        <source>R&amp;edact…</source>
        <translation>&amp;Ocultar…</translation>
    </message>
    <message>
        <source>Your boxes are not applied. Leave them?</source>
        <translation>Suas tarjas não foram aplicadas. Sair mesmo assim?</translation>
    </message>
    <message>
        <source>&amp;Leave without blacking out</source>
        <translation>&amp;Sair sem tarjar</translation>
    </message>
    <message>
        <source>&amp;Go on drawing</source>
        <translation>&amp;Continuar desenhando</translation>
    </message>
    <message>
        <source>Settings</source>
        <translation>Configurações</translation>
    </message>
    <message>
        <source>Capture and privacy</source>
        <translation>Captura e privacidade</translation>
    </message>
    <message>
        <source>Agreements</source>
        <translation>Consentimentos</translation>
    </message>
    <message>
        <source>Network</source>
        <translation>Rede</translation>
    </message>
    <message>
        <source>Appearance and language</source>
        <translation>Aparência e idioma</translation>
    </message>
    <message>
        <source>Start and reminders</source>
        <translation>Início e lembretes</translation>
    </message>
    <message>
        <source>Devices</source>
        <translation>Dispositivos</translation>
    </message>
    <message>
        <source>About</source>
        <translation>Sobre</translation>
    </message>
    <message>
        <source>Set by the administrator of this computer.</source>
        <translation>Definido pelo administrador deste computador.</translation>
    </message>
    <message>
        <source>Holds from the next start of Hourproof.</source>
        <translation>Vale a partir da próxima abertura do Hourproof.</translation>
    </message>
    <message>
        <source>The settings file was damaged. What you see here is what holds now.</source>
        <translation>O arquivo de configurações estava danificado. O que você vê aqui é o que vale agora.</translation>
    </message>
    <message>
        <source>Never</source>
        <translation>Nunca</translation>
    </message>
    <message>
        <source>This holds on this device, on every contract, from the next picture on. Nobody changes it from afar.</source>
        <translation>Isto vale neste dispositivo, em todos os contratos, a partir da próxima imagem. Ninguém muda isto de longe.</translation>
    </message>
    <message>
        <source>&amp;Excluded apps</source>
        <translation>Apps &amp;protegidos</translation>
    </message>
    <message>
        <source>Their windows are blacked out before a picture is stored.</source>
        <translation>As janelas deles são tarjadas antes de uma imagem ser gravada.</translation>
    </message>
    <message>
        <source>No app is excluded.</source>
        <translation>Nenhum app está protegido.</translation>
    </message>
    <message>
        <source>&amp;Name of an app</source>
        <translation>&amp;Nome de um app</translation>
    </message>
    <message>
        <source>The list offers the apps that were in front in the last seven days.</source>
        <translation>A lista oferece os apps que estiveram em primeiro plano nos últimos sete dias.</translation>
    </message>
    <message>
        <source>&amp;Add</source>
        <translation>Ad&amp;icionar</translation>
    </message>
    <message>
        <source>&amp;Remove</source>
        <translation>&amp;Remover</translation>
    </message>
    <message>
        <source>&amp;Blur pictures by at least</source>
        <translation>&amp;Desfocar imagens em pelo menos</translation>
    </message>
    <message>
        <source>No blur</source>
        <translation>Sem desfoque</translation>
    </message>
    <message numerus="yes">
        <source> pixels</source>
        <extracomment>For one:  pixel</extracomment>
        <translation>
            <numerusform> pixel</numerusform>
            <numerusform> pixels</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Camera for photos</source>
        <translation>&amp;Câmera para fotos</translation>
    </message>
    <message>
        <source>The first that gives a picture</source>
        <translation>A primeira que der imagem</translation>
    </message>
    <message>
        <source>Photos are taken only where a contract asks for them and you agreed.</source>
        <translation>Só há fotos onde um contrato as pede e você concordou.</translation>
    </message>
    <message>
        <source>What you agreed to on each contract. Without your agreement nothing is captured.</source>
        <translation>Com o que você concordou em cada contrato. Sem o seu consentimento nada é capturado.</translation>
    </message>
    <message>
        <source>You have no contract yet.</source>
        <translation>Você ainda não tem contrato.</translation>
    </message>
    <message>
        <source>You agreed on {date}.</source>
        <translation>Você concordou em {date}.</translation>
    </message>
    <message>
        <source>You agreed on this device.</source>
        <translation>Você concordou neste dispositivo.</translation>
    </message>
    <message>
        <source>You withdrew your agreement on {date}. Nothing is captured.</source>
        <translation>Você revogou seu consentimento em {date}. Nada é capturado.</translation>
    </message>
    <message>
        <source>You have not agreed. Nothing is captured.</source>
        <translation>Você não concordou. Nada é capturado.</translation>
    </message>
    <message>
        <source>Your employer sees it after the next upload.</source>
        <translation>Seu contratante vê isso após o próximo envio.</translation>
    </message>
    <message>
        <source>Read what is captured on {contract}</source>
        <translation>Ler o que é capturado em {contract}</translation>
    </message>
    <message>
        <source>Read again…</source>
        <translation>Ler de novo…</translation>
    </message>
    <message>
        <source>Read…</source>
        <translation>Ler…</translation>
    </message>
    <message>
        <source>Withdraw…</source>
        <translation>Revogar…</translation>
    </message>
    <message>
        <source>Withdraw the agreement on {contract}</source>
        <translation>Revogar o consentimento em {contract}</translation>
    </message>
    <message>
        <source>Withdraw your agreement on {contract}?</source>
        <translation>Revogar seu consentimento em {contract}?</translation>
    </message>
    <message>
        <source>From now on nothing is captured on this contract, and its clock stops if it runs. What was tracked before is kept. You can agree again at any time.</source>
        <translation>A partir de agora nada é capturado neste contrato, e o relógio dele para se estiver ligado. O que foi registrado antes fica guardado. Você pode concordar de novo quando quiser.</translation>
    </message>
    <message>
        <source>&amp;Withdraw</source>
        <translation>&amp;Revogar</translation>
    </message>
    <message>
        <source>&amp;Keep it</source>
        <translation>&amp;Manter</translation>
    </message>
    <message>
        <source>&amp;Upload</source>
        <translation>&amp;Envio</translation>
    </message>
    <message>
        <source>Over every connection</source>
        <translation>Por qualquer conexão</translation>
    </message>
    <message>
        <source>Not over metered connections, such as a telephone’s</source>
        <translation>Não por conexões com franquia, como a do celular</translation>
    </message>
    <message>
        <source>&amp;Limit the upload to</source>
        <translation>&amp;Limitar o envio a</translation>
    </message>
    <message>
        <source>No limit</source>
        <translation>Sem limite</translation>
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
        <translation>Conforme o sistema</translation>
    </message>
    <message>
        <source>None</source>
        <translation>Nenhum</translation>
    </message>
    <message>
        <source>This one:</source>
        <translation>Este:</translation>
    </message>
    <message>
        <source>Address of the proxy</source>
        <translation>Endereço do proxy</translation>
    </message>
    <message>
        <source>Its password is kept in the keyring: set it with “hourproof proxy-password”.</source>
        <translation>A senha dele fica no chaveiro: defina-a com “hourproof proxy-password”.</translation>
    </message>
    <message>
        <source>This is not the address of a proxy. It looks like http://proxy.example:8080, without a password. What was set before still holds.</source>
        <translation>Isto não é o endereço de um proxy. Ele tem a forma http://proxy.example:8080, sem senha. O que valia antes continua valendo.</translation>
    </message>
    <message>
        <source>C&amp;ertificates to trust instead of the public ones</source>
        <translation>&amp;Certificados confiáveis no lugar dos públicos</translation>
    </message>
    <message>
        <source>The public ones</source>
        <translation>Os públicos</translation>
    </message>
    <message>
        <source>C&amp;hoose…</source>
        <translation>Esc&amp;olher…</translation>
    </message>
    <message>
        <source>Choose a file of certificates</source>
        <translation>Escolha um arquivo de certificados</translation>
    </message>
    <message>
        <source>Certificates</source>
        <translation>Certificados</translation>
    </message>
    <message>
        <source>All files</source>
        <translation>Todos os arquivos</translation>
    </message>
    <message>
        <source>&amp;Keep for the upload at most</source>
        <translation>&amp;Guardar para envio no máximo</translation>
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
        <translation>&amp;Cores</translation>
    </message>
    <message>
        <source>Light</source>
        <translation>Claro</translation>
    </message>
    <message>
        <source>Dark</source>
        <translation>Escuro</translation>
    </message>
    <message>
        <source>&amp;Keys that start and stop the clock from anywhere</source>
        <translation>&amp;Atalho que inicia e para o relógio de qualquer lugar</translation>
    </message>
    <message>
        <source>Off until you choose some. Should another program have them, a notification says so.</source>
        <translation>Desligado até você escolher um. Se outro programa o usar, uma notificação avisa.</translation>
    </message>
    <message>
        <source>Your desktop asks you about them in a window of its own, and may give you others.</source>
        <translation>Seu ambiente pergunta sobre elas em uma janela própria e pode dar outras.</translation>
    </message>
    <message>
        <source>Your desktop gave Hourproof these: {keys}</source>
        <translation>Seu ambiente deu estas ao Hourproof: {keys}</translation>
    </message>
    <message>
        <source>Your desktop chose them and does not say which: its own settings show and change them.</source>
        <translation>Seu ambiente as escolheu e não diz quais: as configurações dele as mostram e mudam.</translation>
    </message>
    <message>
        <source>You said no when your desktop asked. Choose some to be asked again.</source>
        <translation>Você disse não quando seu ambiente perguntou. Escolha algumas para que ele pergunte de novo.</translation>
    </message>
    <message>
        <source>Chan&amp;ge them in the desktop’s settings</source>
        <translation>&amp;Mudá-las nas configurações do ambiente</translation>
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
        <translation>&amp;Idioma</translation>
    </message>
    <message>
        <source>Text is as large as your system says.</source>
        <translation>O texto tem o tamanho definido no seu sistema.</translation>
    </message>
    <message>
        <source>&amp;Start Hourproof when you log in</source>
        <translation>Abrir o &amp;Hourproof quando você entrar no sistema</translation>
    </message>
    <message>
        <source>It waits in the tray. The clock starts only when you start it.</source>
        <translation>Ele espera na bandeja. O relógio só inicia quando você o inicia.</translation>
    </message>
    <message>
        <source>This system offers no way to start a program when you log in.</source>
        <translation>Este sistema não oferece como abrir um programa quando você entra.</translation>
    </message>
    <message>
        <source>Reminders are for you alone: nobody else is told.</source>
        <translation>Os lembretes são só para você: ninguém mais é avisado.</translation>
    </message>
    <message>
        <source>Remind me to clock &amp;in after using the computer for</source>
        <translation>Lembrar de &amp;iniciar o relógio após usar o computador por</translation>
    </message>
    <message>
        <source>Remind me of a &amp;long session after every</source>
        <translation>Lembrar de uma sessão &amp;longa a cada</translation>
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
        <translation>Versão</translation>
    </message>
    <message>
        <source>Licence</source>
        <translation>Licença</translation>
    </message>
    <message>
        <source>Hourproof is free software under the AGPL, version 3 or later. It uses Qt for Python under the LGPL, version 3.</source>
        <translation>O Hourproof é software livre sob a AGPL, versão 3 ou posterior. Ele usa o Qt for Python sob a LGPL, versão 3.</translation>
    </message>
    <message>
        <source>Server</source>
        <translation>Servidor</translation>
    </message>
    <message>
        <source>Enrolled for</source>
        <translation>Cadastrado para</translation>
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
        <translation>Id do dispositivo</translation>
    </message>
    <message>
        <source>Data folder</source>
        <translation>Pasta de dados</translation>
    </message>
    <message>
        <source>Settings file</source>
        <translation>Arquivo de configurações</translation>
    </message>
    <message>
        <source>Log</source>
        <translation>Log</translation>
    </message>
    <message>
        <source>Not enrolled yet</source>
        <translation>Ainda sem cadastro</translation>
    </message>
    <message>
        <source>&amp;Open the data folder</source>
        <translation>&amp;Abrir a pasta de dados</translation>
    </message>
    <message>
        <source>Each device signs your time with a key of its own. Every one of them stands in your employer’s log, so none can be added without you seeing it here.</source>
        <translation>Cada dispositivo assina seu tempo com uma chave própria. Todos constam no registro do seu contratante, então nenhum pode ser adicionado sem que você o veja aqui.</translation>
    </message>
    <message>
        <source>{name} – this device</source>
        <translation>{name} – este dispositivo</translation>
    </message>
    <message>
        <source>It may track and sign your time, and vouch for another device.</source>
        <translation>Pode registrar e assinar seu tempo e confirmar outro dispositivo.</translation>
    </message>
    <message>
        <source>Added on {date}, vouched for by {name}.</source>
        <translation>Adicionado em {date}, confirmado por {name}.</translation>
    </message>
    <message>
        <source>Added on {date} with a code or a sign-in. No device vouched for it.</source>
        <translation>Adicionado em {date} com um código ou entrando na conta. Nenhum dispositivo o confirmou.</translation>
    </message>
    <message>
        <source>Last upload: {when}</source>
        <translation>Último envio: {when}</translation>
    </message>
    <message>
        <source>It has not uploaded anything yet.</source>
        <translation>Ainda não enviou nada.</translation>
    </message>
    <message>
        <source>Ended on {date}. It may send nothing more; what it uploaded stays.</source>
        <translation>Encerrado em {date}. Não pode enviar mais nada; o que enviou fica.</translation>
    </message>
    <message>
        <source>What it claims of the time from {when} on is marked, since it was lost then.</source>
        <translation>O que ele declara do tempo a partir de {when} fica marcado, pois estava perdido desde então.</translation>
    </message>
    <message>
        <source>The server is being asked…</source>
        <translation>Perguntando ao servidor…</translation>
    </message>
    <message>
        <source>This is what was known at the last visit to the server. {why}</source>
        <translation>Isto é o que se sabia na última visita ao servidor. {why}</translation>
    </message>
    <message>
        <source>The log names no device of yours yet. It will after the next upload.</source>
        <translation>O registro ainda não cita nenhum dispositivo seu. Citará após o próximo envio.</translation>
    </message>
    <message>
        <source>This device is not enrolled yet.</source>
        <translation>Este dispositivo ainda não está cadastrado.</translation>
    </message>
    <message>
        <source>End…</source>
        <translation>Encerrar…</translation>
    </message>
    <message>
        <source>End the device {name}</source>
        <translation>Encerrar o dispositivo {name}</translation>
    </message>
    <message>
        <source>End {name}?</source>
        <translation>Encerrar {name}?</translation>
    </message>
    <message>
        <source>It can send nothing more, for ever. What it has not uploaded stays on it and is not billed: upload there first if you can. What it uploaded stays in your diary. To use it again, enrol it as a new device.</source>
        <translation>Ele não poderá enviar mais nada, nunca. O que não enviou fica nele e não é cobrado: envie antes por ele, se puder. O que enviou fica no seu diário. Para usá-lo de novo, cadastre-o como dispositivo novo.</translation>
    </message>
    <message>
        <source>It was &amp;lost or stolen</source>
        <translation>Foi &amp;perdido ou roubado</translation>
    </message>
    <message>
        <source>&amp;Since when</source>
        <translation>&amp;Desde quando</translation>
    </message>
    <message>
        <source>What it claims of the time from then on is marked. Tell your employer too.</source>
        <translation>O que ele declara do tempo a partir daí fica marcado. Avise também seu contratante.</translation>
    </message>
    <message>
        <source>That time has not come yet.</source>
        <translation>Esse momento ainda não chegou.</translation>
    </message>
    <message>
        <source>&amp;End it</source>
        <translation>&amp;Encerrar</translation>
    </message>
    <message>
        <source>{name} is ended. The log says so.</source>
        <translation>{name} está encerrado. O registro diz isso.</translation>
    </message>
    <message>
        <source>Vouch for a new device</source>
        <translation>Confirmar um dispositivo novo</translation>
    </message>
    <message>
        <source>Enrol the new device with a one-time code and choose there to have another device vouch for it. It then shows a check code. Read it on that device yourself: whoever gets you to vouch for theirs can sign time as you.</source>
        <translation>Cadastre o dispositivo novo com um código de uso único e escolha lá que outro dispositivo o confirme. Ele mostra então um código de verificação. Leia-o você mesmo naquele dispositivo: quem fizer você confirmar o dele pode assinar tempo em seu nome.</translation>
    </message>
    <message>
        <source>&amp;Check code of the new device</source>
        <translation>&amp;Código de verificação do dispositivo novo</translation>
    </message>
    <message>
        <source>&amp;Vouch</source>
        <translation>Con&amp;firmar</translation>
    </message>
    <message>
        <source>Type the check code that the new device shows.</source>
        <translation>Digite o código de verificação que o dispositivo novo mostra.</translation>
    </message>
    <message>
        <source>Vouching…</source>
        <translation>Confirmando…</translation>
    </message>
    <message>
        <source>You vouched for {name}. It enrols itself now.</source>
        <translation>Você confirmou {name}. Ele se cadastra agora.</translation>
    </message>
    <message>
        <source>To see whether this week is closed, or to close it, choose one contract above.</source>
        <translation>Para ver se esta semana está fechada, ou para fechá-la, escolha um contrato acima.</translation>
    </message>
    <message>
        <source>This week is not closed yet</source>
        <translation>Esta semana ainda não está fechada</translation>
    </message>
    <message>
        <source>Signed on this device: {tracked} tracked, {manual} manual.</source>
        <translation>Assinado neste dispositivo: {tracked} registrado, {manual} manual.</translation>
    </message>
    <message>
        <source>You can edit it until {until}; after an edit close it again.</source>
        <translation>Você pode editá-la até {until}; depois de uma mudança, feche-a de novo.</translation>
    </message>
    <message>
        <source>The time to edit it ended on {until}. It can still be closed.</source>
        <translation>O prazo para editá-la acabou em {until}. Ainda dá para fechá-la.</translation>
    </message>
    <message>
        <source>Some of it is not signed yet: stop the clock, and wait until the reviews are over.</source>
        <translation>Uma parte ainda não está assinada: pare o relógio e espere as revisões terminarem.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments and claims are still on their way to the server.</source>
        <extracomment>For one: {count} segment or claim is still on its way to the server.</extracomment>
        <translation>
            <numerusform>{count} segmento ou lançamento ainda está a caminho do servidor.</numerusform>
            <numerusform>{count} segmentos e lançamentos ainda estão a caminho do servidor.</numerusform>
        </translation>
    </message>
    <message>
        <source>What is billed is what the close says. Left open, nothing is lost, and the week is shown as unclosed.</source>
        <translation>É cobrado o que o fechamento diz. Se ficar aberta, nada se perde, e a semana aparece como não fechada.</translation>
    </message>
    <message>
        <source>Closed on {when}: {tracked} tracked, {manual} manual, on all your devices</source>
        <translation>Fechada em {when}: {tracked} registrado, {manual} manual, em todos os seus dispositivos</translation>
    </message>
    <message>
        <source>The server has it, with its receipt.</source>
        <translation>O servidor o tem, com o recibo.</translation>
    </message>
    <message>
        <source>It goes up with the next upload.</source>
        <translation>Vai no próximo envio.</translation>
    </message>
    <message>
        <source>The server did not take this close. Close the week again.</source>
        <translation>O servidor não aceitou este fechamento. Feche a semana de novo.</translation>
    </message>
    <message>
        <source>This device has signed more since: {tracked} tracked, {manual} manual. Close it again.</source>
        <translation>Este dispositivo assinou mais desde então: {tracked} registrado, {manual} manual. Feche-a de novo.</translation>
    </message>
    <message>
        <source>C&amp;lose the week…</source>
        <translation>&amp;Fechar a semana…</translation>
    </message>
    <message>
        <source>C&amp;lose it again…</source>
        <translation>&amp;Fechar de novo…</translation>
    </message>
    <message>
        <source>Close the week from {first} to {last}?</source>
        <translation>Fechar a semana de {first} a {last}?</translation>
    </message>
    <message>
        <source>You sign how much of this week on {contract} is to be billed. This device alone has {tracked} tracked and {manual} manual; what your other devices sent is asked of the server and added.</source>
        <translation>Você assina quanto desta semana em {contract} deve ser cobrado. Só este dispositivo tem {tracked} registrado e {manual} manual; o que seus outros dispositivos enviaram é perguntado ao servidor e somado.</translation>
    </message>
    <message>
        <source>A close is a signed statement: it stands in the log and cannot be erased. A later one of the same week replaces it.</source>
        <translation>Um fechamento é uma declaração assinada: fica no registro e não pode ser apagado. Um posterior da mesma semana o substitui.</translation>
    </message>
    <message>
        <source>Sign and &amp;close</source>
        <translation>Assinar e &amp;fechar</translation>
    </message>
    <message>
        <source>&amp;Not now</source>
        <translation>A&amp;gora não</translation>
    </message>
    <message>
        <source>Signing…</source>
        <translation>Assinando…</translation>
    </message>
    <message>
        <source>Closed: {tracked} tracked and {manual} manual, on all your devices.</source>
        <translation>Fechada: {tracked} registrado e {manual} manual, em todos os seus dispositivos.</translation>
    </message>
    <message>
        <source>&amp;Done</source>
        <translation>Pr&amp;onto</translation>
    </message>
    <message>
        <source>Work diary</source>
        <translation>Diário de trabalho</translation>
    </message>
    <message>
        <source>Earlier</source>
        <translation>Anterior</translation>
    </message>
    <message>
        <source>Later</source>
        <translation>Seguinte</translation>
    </message>
    <message>
        <source>&amp;Today</source>
        <translation>&amp;Hoje</translation>
    </message>
    <message>
        <source>Date</source>
        <translation>Data</translation>
    </message>
    <message>
        <source>Shown</source>
        <translation>Exibição</translation>
    </message>
    <message>
        <source>Day</source>
        <translation>Dia</translation>
    </message>
    <message>
        <source>Week</source>
        <translation>Semana</translation>
    </message>
    <message>
        <source>Month</source>
        <translation>Mês</translation>
    </message>
    <message>
        <source>Year</source>
        <translation>Ano</translation>
    </message>
    <message>
        <source>Contract</source>
        <translation>Contrato</translation>
    </message>
    <message>
        <source>All contracts</source>
        <translation>Todos os contratos</translation>
    </message>
    <message>
        <source>More</source>
        <translation>Mais</translation>
    </message>
    <message>
        <source>&amp;Add manual time…</source>
        <translation>&amp;Adicionar tempo manual…</translation>
    </message>
    <message>
        <source>&amp;Export…</source>
        <translation>&amp;Exportar…</translation>
    </message>
    <message>
        <source>Check an e&amp;xport…</source>
        <translation>&amp;Verificar uma exportação…</translation>
    </message>
    <message>
        <source>Open in the &amp;browser</source>
        <translation>Abrir no &amp;navegador</translation>
    </message>
    <message>
        <source>Read agai&amp;n</source>
        <translation>&amp;Ler de novo</translation>
    </message>
    <message>
        <source>Choose a&amp;ll</source>
        <translation>E&amp;scolher tudo</translation>
    </message>
    <message>
        <source>Go &amp;to a day</source>
        <translation>Ir para &amp;um dia</translation>
    </message>
    <message>
        <source>&amp;How to read this page</source>
        <translation>&amp;Como ler esta página</translation>
    </message>
    <message>
        <source>Reading your diary…</source>
        <translation>Lendo seu diário…</translation>
    </message>
    <message>
        <source>Reading… {date}</source>
        <translation>Lendo… {date}</translation>
    </message>
    <message>
        <source>The diary cannot be read now. {why}</source>
        <translation>O diário não pode ser lido agora. {why}</translation>
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
        <translation>Valeria {held}</translation>
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
        <translation>Os horários são os deste computador; a semana começa na segunda-feira, 00:00 UTC.</translation>
    </message>
    <message>
        <source>Tracked</source>
        <translation>Registrado</translation>
    </message>
    <message>
        <source>Redacted</source>
        <translation>Ocultado</translation>
    </message>
    <message>
        <source>Removed</source>
        <translation>Removido</translation>
    </message>
    <message>
        <source>Idle</source>
        <translation>Inativo</translation>
    </message>
    <message>
        <source>Over limit</source>
        <translation>Acima do limite</translation>
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
        <translation>Em registro</translation>
    </message>
    <message>
        <source>Kept here, not signed yet</source>
        <translation>Guardado aqui, ainda não assinado</translation>
    </message>
    <message>
        <source>Signed, waits for its upload</source>
        <translation>Assinado, espera envio</translation>
    </message>
    <message>
        <source>Refused by the server, kept here</source>
        <translation>Recusado pelo servidor, guardado aqui</translation>
    </message>
    <message>
        <source>Received, with a receipt</source>
        <translation>Recebido, com recibo</translation>
    </message>
    <message>
        <source>Pictures taken back.</source>
        <translation>Imagens retiradas.</translation>
    </message>
    <message>
        <source>Its picture comes at a random moment.</source>
        <translation>A imagem vem em um momento aleatório.</translation>
    </message>
    <message>
        <source>You took all of it back.</source>
        <translation>Você retirou tudo.</translation>
    </message>
    <message>
        <source>Activity unknown</source>
        <translation>Atividade desconhecida</translation>
    </message>
    <message>
        <source>No memo</source>
        <translation>Sem anotação</translation>
    </message>
    <message>
        <source>Activity {tenths} of 10</source>
        <translation>Atividade {tenths} de 10</translation>
    </message>
    <message numerus="yes">
        <source>{count} pictures</source>
        <extracomment>For one: {count} picture</extracomment>
        <translation>
            <numerusform>{count} imagem</numerusform>
            <numerusform>{count} imagens</numerusform>
        </translation>
    </message>
    <message>
        <source>with a photo</source>
        <translation>com uma foto</translation>
    </message>
    <message>
        <source>{span}, {state}, {minutes}. {memo}. {activity}. {pictures}. {holds}. {upload}.</source>
        <translation>{span}, {state}, {minutes}. {memo}. {activity}. {pictures}. {holds}. {upload}.</translation>
    </message>
    <message>
        <source>{span}, manual time, {minutes}. {memo}. {upload}.</source>
        <translation>{span}, tempo manual, {minutes}. {memo}. {upload}.</translation>
    </message>
    <message>
        <source>{day}: tracked {tracked}, manual {manual}</source>
        <translation>{day}: registrado {tracked}, manual {manual}</translation>
    </message>
    <message>
        <source>Would this hold?</source>
        <translation>Isto valeria?</translation>
    </message>
    <message>
        <source>Yes</source>
        <translation>Sim</translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation>Ainda não</translation>
    </message>
    <message>
        <source>In part</source>
        <translation>Em parte</translation>
    </message>
    <message>
        <source>No</source>
        <translation>Não</translation>
    </message>
    <message>
        <source>Counts</source>
        <translation>Conta</translation>
    </message>
    <message>
        <source>Pending</source>
        <translation>Pendente</translation>
    </message>
    <message>
        <source>Counts in part</source>
        <translation>Conta em parte</translation>
    </message>
    <message>
        <source>Does not count</source>
        <translation>Não conta</translation>
    </message>
    <message numerus="yes">
        <source>Yes. {count} minutes count towards billing.</source>
        <extracomment>For one: Yes. {count} minute counts towards billing.</extracomment>
        <translation>
            <numerusform>Sim. {count} minuto conta para a cobrança.</numerusform>
            <numerusform>Sim. {count} minutos contam para a cobrança.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>Not yet. Nothing speaks against it; {count} minutes would count.</source>
        <extracomment>For one: Not yet. Nothing speaks against it; {count} minute would count.</extracomment>
        <translation>
            <numerusform>Ainda não. Nada impede; {count} minuto contaria.</numerusform>
            <numerusform>Ainda não. Nada impede; {count} minutos contariam.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>In part. {count} minutes count towards billing.</source>
        <extracomment>For one: In part. {count} minute counts towards billing.</extracomment>
        <translation>
            <numerusform>Em parte. {count} minuto conta para a cobrança.</numerusform>
            <numerusform>Em parte. {count} minutos contam para a cobrança.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>No, as it stands now.</source>
        <extracomment>For one: No, as it stands now.</extracomment>
        <translation>
            <numerusform>Não, do jeito que está agora.</numerusform>
            <numerusform>Não, do jeito que está agora.</numerusform>
        </translation>
    </message>
    <message>
        <source>This contract is no longer known here, so it cannot be told.</source>
        <translation>Este contrato não é mais conhecido aqui, então não dá para dizer.</translation>
    </message>
    <message>
        <source>As far as this device knows: work of other devices and objections are on the server.</source>
        <translation>Até onde este dispositivo sabe: o trabalho de outros dispositivos e as objeções estão no servidor.</translation>
    </message>
    <message>
        <source>You had agreed to what is captured.</source>
        <translation>Você tinha concordado com o que é capturado.</translation>
    </message>
    <message>
        <source>No agreement of yours held when it began.</source>
        <translation>Nenhum consentimento seu valia quando ele começou.</translation>
    </message>
    <message>
        <source>You took all of it back, so nothing of it counts.</source>
        <translation>Você retirou tudo, então nada dele conta.</translation>
    </message>
    <message>
        <source>All its minutes are counted already, of a segment before it.</source>
        <translation>Todos os minutos dele já contam em um segmento anterior.</translation>
    </message>
    <message>
        <source>Some of its minutes are counted already, of a segment before it.</source>
        <translation>Alguns minutos dele já contam em um segmento anterior.</translation>
    </message>
    <message>
        <source>This contract has no weekly limit.</source>
        <translation>Este contrato não tem limite semanal.</translation>
    </message>
    <message>
        <source>It is within the weekly limit.</source>
        <translation>Está dentro do limite semanal.</translation>
    </message>
    <message>
        <source>Some of its minutes are over the weekly limit and are not billed.</source>
        <translation>Alguns minutos dele estão acima do limite semanal e não são cobrados.</translation>
    </message>
    <message>
        <source>It is over the weekly limit and is not billed.</source>
        <translation>Está acima do limite semanal e não é cobrado.</translation>
    </message>
    <message>
        <source>It has a memo.</source>
        <translation>Tem uma anotação.</translation>
    </message>
    <message>
        <source>It has no memo, and this contract needs none.</source>
        <translation>Não tem anotação, e este contrato não exige.</translation>
    </message>
    <message>
        <source>It has no memo, and this contract needs one. Write one.</source>
        <translation>Não tem anotação, e este contrato exige. Escreva uma.</translation>
    </message>
    <message>
        <source>Its picture is there.</source>
        <translation>A imagem está lá.</translation>
    </message>
    <message>
        <source>This contract takes no pictures.</source>
        <translation>Este contrato não pede imagens.</translation>
    </message>
    <message>
        <source>It has no picture, for a reason that is foreseen: {reason}.</source>
        <translation>Não tem imagem, por um motivo previsto: {reason}.</translation>
    </message>
    <message>
        <source>It has no picture: {reason}. Your employer can object to that.</source>
        <translation>Não tem imagem: {reason}. Seu contratante pode contestar isso.</translation>
    </message>
    <message>
        <source>You took pictures back; this contract lets the time stay.</source>
        <translation>Você retirou imagens; este contrato deixa o tempo ficar.</translation>
    </message>
    <message>
        <source>You took pictures back; this contract does not let the time stay.</source>
        <translation>Você retirou imagens; este contrato não deixa o tempo ficar.</translation>
    </message>
    <message>
        <source>You blacked out parts of its pictures; this contract lets the time stay.</source>
        <translation>Você tarjou partes das imagens; este contrato deixa o tempo ficar.</translation>
    </message>
    <message>
        <source>You blacked out parts of its pictures; this contract does not let the time stay.</source>
        <translation>Você tarjou partes das imagens; este contrato não deixa o tempo ficar.</translation>
    </message>
    <message>
        <source>There was no input; this contract lets idle time be kept.</source>
        <translation>Sem teclado nem mouse; este contrato permite manter tempo inativo.</translation>
    </message>
    <message>
        <source>There was no input, and this contract does not let idle time be kept.</source>
        <translation>Sem teclado nem mouse, e este contrato não permite manter tempo inativo.</translation>
    </message>
    <message>
        <source>The server has it, and its receipt was checked.</source>
        <translation>O servidor o tem, e o recibo foi verificado.</translation>
    </message>
    <message>
        <source>It is still being tracked.</source>
        <translation>Ainda está em registro.</translation>
    </message>
    <message>
        <source>It is not signed yet: you can still delete it without a trace.</source>
        <translation>Ainda não está assinado: você ainda pode excluí-lo sem rastro.</translation>
    </message>
    <message>
        <source>It is signed and waits for the server’s receipt.</source>
        <translation>Está assinado e espera o recibo do servidor.</translation>
    </message>
    <message>
        <source>The server does not take it. It is kept here.</source>
        <translation>O servidor não o aceita. Ele está guardado aqui.</translation>
    </message>
    <message>
        <source>nothing was written down</source>
        <translation>nada foi anotado</translation>
    </message>
    <message>
        <source>Details</source>
        <translation>Detalhes</translation>
    </message>
    <message>
        <source>&amp;Back to the diary</source>
        <translation>&amp;Voltar ao diário</translation>
    </message>
    <message>
        <source>Choose a segment to see all that is recorded of it.</source>
        <translation>Escolha um segmento para ver tudo o que está gravado dele.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments chosen</source>
        <extracomment>For one: {count} segment chosen</extracomment>
        <translation>
            <numerusform>{count} segmento escolhido</numerusform>
            <numerusform>{count} segmentos escolhidos</numerusform>
        </translation>
    </message>
    <message>
        <source>Show the picture of monitor {monitor}</source>
        <translation>Mostrar a imagem do monitor {monitor}</translation>
    </message>
    <message>
        <source>Show the photo</source>
        <translation>Mostrar a foto</translation>
    </message>
    <message>
        <source>Input per minute</source>
        <translation>Teclado e mouse por minuto</translation>
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
        <translation>Cliques</translation>
    </message>
    <message>
        <source>Scrolls</source>
        <translation>Rolagens</translation>
    </message>
    <message>
        <source>Input could not be counted: {reason}.</source>
        <translation>Teclado e mouse não puderam ser contados: {reason}.</translation>
    </message>
    <message>
        <source>You took the counts back.</source>
        <translation>Você retirou as contagens.</translation>
    </message>
    <message>
        <source>What is recorded</source>
        <translation>O que está gravado</translation>
    </message>
    <message>
        <source>Memo</source>
        <translation>Anotação</translation>
    </message>
    <message>
        <source>Time</source>
        <translation>Horário</translation>
    </message>
    <message>
        <source>Minutes</source>
        <translation>Minutos</translation>
    </message>
    <message>
        <source>App</source>
        <translation>App</translation>
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
        <translation>Imagem feita</translation>
    </message>
    <message>
        <source>Upload</source>
        <translation>Envio</translation>
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
        <translation>Adicionado</translation>
    </message>
    <message>
        <source>None yet</source>
        <translation>Ainda não há</translation>
    </message>
    <message>
        <source>Who looked</source>
        <translation>Quem viu</translation>
    </message>
    <message>
        <source>Nobody has looked at it yet.</source>
        <translation>Ninguém viu ainda.</translation>
    </message>
    <message>
        <source>Offline: who looked is known on the server. It is asked again when you are back.</source>
        <translation>Sem conexão: o servidor sabe quem viu. A consulta é refeita quando a conexão voltar.</translation>
    </message>
    <message>
        <source>Who looked cannot be told now. {why}</source>
        <translation>Não dá para saber agora quem olhou. {why}</translation>
    </message>
    <message>
        <source>It is only on this computer: nobody else can have looked.</source>
        <translation>Está só neste computador: ninguém mais pode ter visto.</translation>
    </message>
    <message>
        <source>{who}, {when}</source>
        <translation>{who}, {when}</translation>
    </message>
    <message>
        <source>Edit &amp;memo…</source>
        <translation>Ed&amp;itar anotação…</translation>
    </message>
    <message>
        <source>&amp;Redact…</source>
        <translation>&amp;Ocultar…</translation>
    </message>
    <message>
        <source>Black out re&amp;gions…</source>
        <translation>&amp;Tarjar partes…</translation>
    </message>
    <message>
        <source>Ta&amp;ke back…</source>
        <translation>&amp;Retirar…</translation>
    </message>
    <message numerus="yes">
        <source>Memo of {count} segments</source>
        <extracomment>For one: Memo of {count} segment</extracomment>
        <translation>
            <numerusform>Anotação de {count} segmento</numerusform>
            <numerusform>Anotação de {count} segmentos</numerusform>
        </translation>
    </message>
    <message>
        <source>They have different memos. What you write replaces each of them.</source>
        <translation>Eles têm anotações diferentes. O que você escrever substitui cada uma.</translation>
    </message>
    <message>
        <source>What is signed already keeps its first memo beside the new one, for both sides to see.</source>
        <translation>O que já está assinado mantém a primeira anotação ao lado da nova, para os dois lados verem.</translation>
    </message>
    <message numerus="yes">
        <source>{count} characters left</source>
        <extracomment>For one: {count} character left</extracomment>
        <translation>
            <numerusform>Resta {count} caractere</numerusform>
            <numerusform>Restam {count} caracteres</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} characters too many</source>
        <extracomment>For one: {count} character too many</extracomment>
        <translation>
            <numerusform>{count} caractere a mais</numerusform>
            <numerusform>{count} caracteres a mais</numerusform>
        </translation>
    </message>
    <message>
        <source>Signs that cannot be seen, and those that turn the direction of writing, are left out.</source>
        <translation>Sinais que não se veem e os que mudam a direção da escrita são deixados de fora.</translation>
    </message>
    <message>
        <source>Nothing is written: the memo is emptied.</source>
        <translation>Não há nada escrito: a anotação fica vazia.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments were not changed.</source>
        <extracomment>For one: {count} segment was not changed.</extracomment>
        <translation>
            <numerusform>{count} segmento não foi alterado.</numerusform>
            <numerusform>{count} segmentos não foram alterados.</numerusform>
        </translation>
    </message>
    <message>
        <source>&amp;Save</source>
        <translation>&amp;Salvar</translation>
    </message>
    <message>
        <source>Redact {span}</source>
        <translation>Ocultar {span}</translation>
    </message>
    <message numerus="yes">
        <source>Redact {count} segments</source>
        <extracomment>For one: Redact {count} segment</extracomment>
        <translation>
            <numerusform>Ocultar {count} segmento</numerusform>
            <numerusform>Ocultar {count} segmentos</numerusform>
        </translation>
    </message>
    <message>
        <source>What to take back</source>
        <translation>O que retirar</translation>
    </message>
    <message>
        <source>Wh&amp;y</source>
        <translation>&amp;Por quê</translation>
    </message>
    <message>
        <source>&amp;Take it back</source>
        <translation>&amp;Retirar</translation>
    </message>
    <message>
        <source>Choose at least one thing to take back.</source>
        <translation>Escolha pelo menos uma coisa para retirar.</translation>
    </message>
    <message numerus="yes">
        <source>Of {count} segments nothing was taken back.</source>
        <extracomment>For one: Of {count} segment nothing was taken back.</extracomment>
        <translation>
            <numerusform>De {count} segmento nada foi retirado.</numerusform>
            <numerusform>De {count} segmentos nada foi retirado.</numerusform>
        </translation>
    </message>
    <message>
        <source>The time stays. Where it was uploaded already, the server erases it and keeps that it was there.</source>
        <translation>O tempo fica. O que já foi enviado o servidor apaga, e guarda só que existiu.</translation>
    </message>
    <message>
        <source>This contract does not let the time stay when something is taken back.</source>
        <translation>Este contrato não deixa o tempo ficar quando algo é retirado.</translation>
    </message>
    <message>
        <source>It is not uploaded yet: what you take back never leaves this computer.</source>
        <translation>Ainda não foi enviado: o que você retira nunca sai deste computador.</translation>
    </message>
    <message>
        <source>Pictures of the screen</source>
        <translation>Imagens da tela</translation>
    </message>
    <message>
        <source>Photo from the webcam</source>
        <translation>Foto da webcam</translation>
    </message>
    <message>
        <source>App and title</source>
        <translation>App e título</translation>
    </message>
    <message>
        <source>Counts of input</source>
        <translation>Contagens de teclado e mouse</translation>
    </message>
    <message>
        <source>Signs of how input was made</source>
        <translation>Sinais de como o teclado e o mouse foram usados</translation>
    </message>
    <message>
        <source>Picture of monitor {monitor}</source>
        <translation>Imagem do monitor {monitor}</translation>
    </message>
    <message>
        <source>Private</source>
        <translation>Particular</translation>
    </message>
    <message>
        <source>By mistake</source>
        <translation>Por engano</translation>
    </message>
    <message>
        <source>Not work</source>
        <translation>Não é trabalho</translation>
    </message>
    <message>
        <source>Another reason</source>
        <translation>Outro motivo</translation>
    </message>
    <message>
        <source>Delete {span} with its pictures, counts and minutes?</source>
        <translation>Excluir {span} com suas imagens, contagens e minutos?</translation>
    </message>
    <message numerus="yes">
        <source>Delete {count} segments with their pictures, counts and minutes?</source>
        <extracomment>For one: Delete {count} segment with its pictures, counts and minutes?</extracomment>
        <translation>
            <numerusform>Excluir {count} segmento com suas imagens, contagens e minutos?</numerusform>
            <numerusform>Excluir {count} segmentos com suas imagens, contagens e minutos?</numerusform>
        </translation>
    </message>
    <message>
        <source>What is not signed yet is deleted at once and never leaves this computer. This cannot be undone.</source>
        <translation>O que ainda não está assinado é excluído na hora e nunca sai deste computador. Isso não pode ser desfeito.</translation>
    </message>
    <message>
        <source>What is signed is taken back by a statement that both sides see; its time counts no more. You can undo it for {seconds} seconds, then no more.</source>
        <translation>O que está assinado é retirado por uma declaração que os dois lados veem; o tempo não conta mais. Você pode desfazer durante {seconds} segundos, depois não mais.</translation>
    </message>
    <message numerus="yes">
        <source>{count} segments are being deleted.</source>
        <extracomment>For one: {count} segment is being deleted.</extracomment>
        <translation>
            <numerusform>{count} segmento está sendo excluído.</numerusform>
            <numerusform>{count} segmentos estão sendo excluídos.</numerusform>
        </translation>
    </message>
    <message>
        <source>The manual time is being taken back.</source>
        <translation>O tempo manual está sendo retirado.</translation>
    </message>
    <message>
        <source>Take back the manual time {span}?</source>
        <translation>Retirar o tempo manual {span}?</translation>
    </message>
    <message>
        <source>It counts no more and its reason is erased. You can undo it for {seconds} seconds, then no more.</source>
        <translation>Ele não conta mais, e seu motivo é apagado. Você pode desfazer durante {seconds} segundos, depois não mais.</translation>
    </message>
    <message>
        <source>Add manual time</source>
        <translation>Adicionar tempo manual</translation>
    </message>
    <message>
        <source>Time without evidence. It is always shown apart, and your employer decides about it.</source>
        <translation>Tempo sem evidência. Ele aparece sempre à parte, e seu contratante decide sobre ele.</translation>
    </message>
    <message>
        <source>C&amp;ontract</source>
        <translation>&amp;Contrato</translation>
    </message>
    <message>
        <source>&amp;Day</source>
        <translation>&amp;Dia</translation>
    </message>
    <message>
        <source>&amp;From</source>
        <translation>D&amp;e</translation>
    </message>
    <message>
        <source>&amp;To</source>
        <translation>&amp;Até</translation>
    </message>
    <message>
        <source>&amp;Reason</source>
        <translation>&amp;Motivo</translation>
    </message>
    <message>
        <source>What you did: a meeting, a call…</source>
        <translation>O que você fez: uma reunião, uma chamada…</translation>
    </message>
    <message>
        <source>None of your contracts allows manual time.</source>
        <translation>Nenhum dos seus contratos permite tempo manual.</translation>
    </message>
    <message>
        <source>The clocks go forward then: {time} does not exist on this day. Nothing was added.</source>
        <translation>Os relógios são adiantados então: {time} não existe nesse dia. Nada foi adicionado.</translation>
    </message>
    <message>
        <source>The clocks go back then: {time} comes twice on this day, and the first is meant.</source>
        <translation>Os relógios atrasam então: {time} vem duas vezes nesse dia, e vale a primeira.</translation>
    </message>
    <message>
        <source>The end must come after the beginning. 00:00 as the end is midnight; add what comes after it to the next day.</source>
        <translation>O fim deve vir depois do começo. 00:00 como fim é meia-noite; o que vem depois, adicione ao dia seguinte.</translation>
    </message>
    <message>
        <source>{time} in all</source>
        <translation>{time} ao todo</translation>
    </message>
    <message>
        <source>It is tracked: {span}.</source>
        <translation>Está registrado: {span}.</translation>
    </message>
    <message>
        <source>It is claimed: {span}.</source>
        <translation>Está lançado: {span}.</translation>
    </message>
    <message>
        <source>Write a reason: it stands in place of evidence.</source>
        <translation>Escreva um motivo: ele fica no lugar da evidência.</translation>
    </message>
    <message>
        <source>Export your work diary</source>
        <translation>Exportar seu diário de trabalho</translation>
    </message>
    <message>
        <source>A file with everything that was receipted, signed and sealed. Anybody can check it without this computer and without the server.</source>
        <translation>Um arquivo com tudo o que tem recibo, assinado e selado. Qualquer pessoa pode verificá-lo sem este computador e sem o servidor.</translation>
    </message>
    <message>
        <source>&amp;Period</source>
        <translation>&amp;Período</translation>
    </message>
    <message>
        <source>Everything</source>
        <translation>Tudo</translation>
    </message>
    <message>
        <source>What is shown: {first} to {last} (UTC days)</source>
        <translation>O que é exibido: {first} a {last} (dias UTC)</translation>
    </message>
    <message>
        <source>With the pictures that are on this computer</source>
        <translation>Com as imagens que estão neste computador</translation>
    </message>
    <message>
        <source>&amp;File</source>
        <translation>&amp;Arquivo</translation>
    </message>
    <message>
        <source>&amp;Export</source>
        <translation>&amp;Exportar</translation>
    </message>
    <message>
        <source>Choose where to write it.</source>
        <translation>Escolha onde gravá-lo.</translation>
    </message>
    <message>
        <source>There is no contract to export yet.</source>
        <translation>Ainda não há contrato para exportar.</translation>
    </message>
    <message>
        <source>A file of this name is there already. Replace it, or give another name.</source>
        <translation>Já existe um arquivo com este nome. Substitua-o ou dê outro nome.</translation>
    </message>
    <message>
        <source>&amp;Replace it</source>
        <translation>Su&amp;bstituir</translation>
    </message>
    <message>
        <source>This is a folder. Give the file a name in it.</source>
        <translation>Isto é uma pasta. Dê ao arquivo um nome dentro dela.</translation>
    </message>
    <message>
        <source>There is no folder {folder}. Choose one that is there.</source>
        <translation>Não existe a pasta {folder}. Escolha uma que exista.</translation>
    </message>
    <message>
        <source>Nothing can be written to {folder}: {error}. Choose another folder.</source>
        <translation>Não é possível gravar em {folder}: {error}. Escolha outra pasta.</translation>
    </message>
    <message>
        <source>There is no room left at {folder}. Free some space, or choose another folder. No file was written.</source>
        <translation>Não há mais espaço em {folder}. Libere espaço ou escolha outra pasta. Nenhum arquivo foi gravado.</translation>
    </message>
    <message>
        <source>Work diary (*.hpb)</source>
        <translation>Diário de trabalho (*.hpb)</translation>
    </message>
    <message>
        <source>{size} written…</source>
        <translation>{size} gravados…</translation>
    </message>
    <message numerus="yes">
        <source>Done: {count} statements in {size}. The file is {file}.</source>
        <extracomment>For one: Done: {count} statement in {size}. The file is {file}.</extracomment>
        <translation>
            <numerusform>Pronto: {count} declaração em {size}. O arquivo é {file}.</numerusform>
            <numerusform>Pronto: {count} declarações em {size}. O arquivo é {file}.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>{count} have no receipt yet and are not in it.</source>
        <extracomment>For one: {count} has no receipt yet and is not in it.</extracomment>
        <translation>
            <numerusform>{count} ainda não tem recibo e não está nele.</numerusform>
            <numerusform>{count} ainda não têm recibo e não estão nele.</numerusform>
        </translation>
    </message>
    <message>
        <source>With all pictures.</source>
        <translation>Com todas as imagens.</translation>
    </message>
    <message>
        <source>With small pictures; full ones are kept here only until they are delivered.</source>
        <translation>Com imagens pequenas; as completas só ficam aqui até serem entregues.</translation>
    </message>
    <message>
        <source>Without pictures.</source>
        <translation>Sem imagens.</translation>
    </message>
    <message>
        <source>Stopped. No file was written.</source>
        <translation>Parado. Nenhum arquivo foi gravado.</translation>
    </message>
    <message>
        <source>Nothing has a receipt yet, so there is nothing to export.</source>
        <translation>Nada tem recibo ainda, então não há o que exportar.</translation>
    </message>
    <message>
        <source>Open the fo&amp;lder</source>
        <translation>A&amp;brir a pasta</translation>
    </message>
    <message>
        <source>Check &amp;it</source>
        <translation>&amp;Verificar</translation>
    </message>
    <message>
        <source>Check an export</source>
        <translation>Verificar uma exportação</translation>
    </message>
    <message>
        <source>Checks signatures, chains, receipts and pictures of a file, offline, by the key of your log.</source>
        <translation>Verifica assinaturas, cadeias, recibos e imagens de um arquivo, sem conexão, pela chave do seu log.</translation>
    </message>
    <message>
        <source>Chec&amp;k</source>
        <translation>&amp;Verificar</translation>
    </message>
    <message>
        <source>Checking… {percent} %</source>
        <translation>Verificando… {percent}%</translation>
    </message>
    <message>
        <source>Stopped before the end: nothing can be said.</source>
        <translation>Parado antes do fim: nada se pode dizer.</translation>
    </message>
    <message>
        <source>&amp;File to check</source>
        <translation>&amp;Arquivo a verificar</translation>
    </message>
    <message>
        <source>Details for support</source>
        <translation>Detalhes para o suporte</translation>
    </message>
    <message>
        <source>It is whole: everything in it holds and nothing is missing.</source>
        <translation>Está íntegro: tudo nele vale e nada falta.</translation>
    </message>
    <message>
        <source>It does not hold: something in it was changed, or does not belong together.</source>
        <translation>Não vale: algo nele foi alterado ou não combina.</translation>
    </message>
    <message>
        <source>What is there holds, but something is missing.</source>
        <translation>O que está lá vale, mas falta algo.</translation>
    </message>
    <message>
        <source>This is not an export of a work diary, or it was cut off.</source>
        <translation>Isto não é a exportação de um diário de trabalho, ou está cortada.</translation>
    </message>
    <message>
        <source>{tracked} tracked and {manual} manual, in {segments}.</source>
        <translation>{tracked} registrado e {manual} manual, em {segments}.</translation>
    </message>
    <message>
        <source>Choose the file to check.</source>
        <translation>Escolha o arquivo a verificar.</translation>
    </message>
    <message>
        <source>This is a folder. Choose a file in it.</source>
        <translation>Isto é uma pasta. Escolha um arquivo dentro dela.</translation>
    </message>
    <message>
        <source>There is no file of this name.</source>
        <translation>Não há arquivo com este nome.</translation>
    </message>
    <message>
        <source>The file cannot be read: {error}.</source>
        <translation>O arquivo não pode ser lido: {error}.</translation>
    </message>
    <message>
        <source>Nothing was tracked on this day.</source>
        <translation>Nada foi registrado neste dia.</translation>
    </message>
    <message>
        <source>Nothing was tracked in this time.</source>
        <translation>Nada foi registrado neste período.</translation>
    </message>
    <message>
        <source>Nothing is tracked yet today. Press Start in the main window: each part of an hour then appears here as a card, with what was captured and whether it would be billed.</source>
        <translation>Nada foi registrado hoje ainda. Clique em Iniciar na janela principal: cada parte de uma hora aparece então aqui como um cartão, com o que foi capturado e se seria cobrado.</translation>
    </message>
    <message>
        <source>This day is still to come.</source>
        <translation>Este dia ainda vai chegar.</translation>
    </message>
    <message>
        <source>You can add time without evidence, if your contract allows it. What another computer tracked is in the diary in the browser.</source>
        <translation>Você pode adicionar tempo sem evidência, se seu contrato permitir. O que outro computador registrou está no diário no navegador.</translation>
    </message>
    <message>
        <source>Nothing was tracked for {contract} in this time.</source>
        <translation>Nada foi registrado para {contract} neste tempo.</translation>
    </message>
    <message>
        <source>Choose “All contracts” to see the rest.</source>
        <translation>Escolha “Todos os contratos” para ver o resto.</translation>
    </message>
    <message>
        <source>You have no contract now. When you are hired it appears in the main window, and what you track on it appears here.</source>
        <translation>Você não tem contrato agora. Quando for contratado, ele aparece na janela principal, e o que você registrar nele aparece aqui.</translation>
    </message>
    <message>
        <source>Your diary begins when this device is enrolled and you first press Start.</source>
        <translation>Seu diário começa quando este dispositivo é cadastrado e você clica em Iniciar pela primeira vez.</translation>
    </message>
    <message>
        <source>Arrows walk · Enter shows details · F2 memo · Del deletes · Alt+← → days · F1 explains the marks</source>
        <translation>Setas andam · Enter detalha · F2 anotação · Del exclui · Alt+← → dias · F1 explica as marcas</translation>
    </message>
    <message>
        <source>How to read this page</source>
        <translation>Como ler esta página</translation>
    </message>
    <message>
        <source>How time counts</source>
        <translation>Como o tempo conta</translation>
    </message>
    <message>
        <source>What a card shows</source>
        <translation>O que um cartão mostra</translation>
    </message>
    <message>
        <source>How far it has come</source>
        <translation>Até onde chegou</translation>
    </message>
    <message>
        <source>The clock was running, and what it recorded was signed on your machine.</source>
        <translation>O relógio corria, e o que ele registrou foi assinado no seu computador.</translation>
    </message>
    <message>
        <source>You have taken part of it back, or blacked it out. The rest is as it was signed.</source>
        <translation>Você retirou uma parte, ou a tarjou. O resto está como foi assinado.</translation>
    </message>
    <message>
        <source>You have taken all of it back. Only the signed statement, without content, is left.</source>
        <translation>Você retirou tudo. Só resta a declaração assinada, sem conteúdo.</translation>
    </message>
    <message>
        <source>There was no input, and you kept the time. The memo says what it was.</source>
        <translation>Não houve teclado nem mouse, e você manteve o tempo. A anotação diz o que foi.</translation>
    </message>
    <message>
        <source>Some of it lies beyond the week’s limit as it is now, and is not billed.</source>
        <translation>Uma parte está acima do limite da semana como é agora e não é cobrada.</translation>
    </message>
    <message>
        <source>Time without evidence, always beside the sums and never in them.</source>
        <translation>Tempo sem evidência, sempre ao lado das somas e nunca dentro delas.</translation>
    </message>
    <message>
        <source>It arrived after you had closed the week; the next close counts it.</source>
        <translation>Chegou depois de você fechar a semana; o próximo fechamento o conta.</translation>
    </message>
    <message>
        <source>Late</source>
        <translation>Atrasado</translation>
    </message>
    <message>
        <source>Small bars</source>
        <translation>Barras pequenas</translation>
    </message>
    <message>
        <source>One bar is one minute of keys, clicks and scrolls together, on the same scale every day: a full bar is 250 or more, a thin line is none, a space was not tracked.</source>
        <translation>Uma barra é um minuto de teclas, cliques e rolagens juntos, na mesma escala todos os dias: uma barra cheia são 250 ou mais, uma linha fina é nada, um espaço não foi registrado.</translation>
    </message>
    <message>
        <source>That desktop offers no way to count. It does not mean that nothing was done.</source>
        <translation>Aquele ambiente não oferece como contar. Não quer dizer que nada foi feito.</translation>
    </message>
    <message>
        <source>Picture</source>
        <translation>Imagem</translation>
    </message>
    <message>
        <source>One of each monitor per segment, at a moment that nobody can foresee. Where there is none, the reason stands in its place.</source>
        <translation>Uma de cada monitor por segmento, em um momento que ninguém pode prever. Onde não há, o motivo fica no lugar.</translation>
    </message>
    <message>
        <source>Number on the picture</source>
        <translation>Número sobre a imagem</translation>
    </message>
    <message>
        <source>How many monitors there are pictures of.</source>
        <translation>De quantos monitores há imagens.</translation>
    </message>
    <message>
        <source>Photo in the corner</source>
        <translation>Foto no canto</translation>
    </message>
    <message>
        <source>The webcam’s, taken with the picture.</source>
        <translation>A da webcam, tirada com a imagem.</translation>
    </message>
    <message>
        <source>Band above</source>
        <translation>Faixa acima</translation>
    </message>
    <message>
        <source>The memo. It reaches over all segments beside each other that have the same one.</source>
        <translation>A anotação. Alcança todos os segmentos vizinhos que têm a mesma.</translation>
    </message>
    <message>
        <source>Nothing of it has left this computer.</source>
        <translation>Nada disso saiu deste computador.</translation>
    </message>
    <message>
        <source>You can still delete it without a trace.</source>
        <translation>Você ainda pode excluí-lo sem rastro.</translation>
    </message>
    <message>
        <source>It goes up by itself as soon as the server can be reached.</source>
        <translation>Vai sozinho assim que der para alcançar o servidor.</translation>
    </message>
    <message>
        <source>Problems says what is in the way.</source>
        <translation>Problemas diz o que impede.</translation>
    </message>
    <message>
        <source>The server has shown that it holds it.</source>
        <translation>O servidor mostrou que o tem.</translation>
    </message>
    <message>
        <source>Its time would be billed.</source>
        <translation>O tempo dele seria cobrado.</translation>
    </message>
    <message>
        <source>Nothing speaks against it, but it is not finished or not received yet.</source>
        <translation>Nada fala contra, mas ainda não está terminado ou recebido.</translation>
    </message>
    <message>
        <source>Some of its minutes would be billed.</source>
        <translation>Alguns de seus minutos seriam cobrados.</translation>
    </message>
    <message>
        <source>It would not be billed as it stands: its details say why and what helps.</source>
        <translation>Como está não seria cobrado: os detalhes dizem por quê e o que ajuda.</translation>
    </message>
</context>
</TS>
