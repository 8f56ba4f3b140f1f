/**
 * Wordings by language, as sign-in forms have them: what keeps a user signed in;
 * what remembers the name alone; what makes ticking the safe choice; and what
 * stands on the same forms and does none of this.
 */
export interface Wordings {
  persist: string[];
  name: string[];
  inverse: string[];
  other: string[];
}

const of = (persist: string, name: string, inverse: string, other: string): Wordings => {
  const list = (text: string): string[] => text.split("|").map((t) => t.trim()).filter(Boolean);
  return { persist: list(persist), name: list(name), inverse: list(inverse), other: list(other) };
};

export const wordings: Record<string, Wordings> = {
  en: of(
    `Keep me signed in | Stay logged in | Remember me | Trust this device for 60 days | Don't ask again on this browser | Remember this computer (30 days) | Log me in automatically
    | Remember me on this device | Save my password | Keep me logged in on this device for 30 days | Remember me on this computer | This is a private device | Don't ask for a code again on this browser
    | Yes, this is my own device | Keep me logged in, don't use on a shared computer | Stay signed in for 2 weeks | Always stay logged in | Recognize this device next time | Skip verification on this device
    | Don’t challenge me on this device for the next 12 hours | I trust this computer | Auto-login | Sign in automatically on each visit | Keep this session active | Do not sign me out
    | Mark this browser as trusted | Save this device | Remember my login | Stay signed-in | Leave me logged in | Register this computer | Add to trusted devices | Never log me out | Save login info
    | Remember this browser | Keep me signed in until I sign out | I'll be using this device often, remember it | This is not a shared computer | Remember password | Authorize this browser | Make this a trusted device`,
    `Remember my user name | Save user ID | Remember username | Remember my email address | Remember account number | Save my member number`,
    `This is a public computer | Do not remember me | I'm using a public or shared computer | Not my device | Don't save my login | Forget me`,
    `Show password | I accept the terms and conditions | Send me the newsletter | Remember my choice | Live trading | Show cancelled orders | Keep me posted | Don't show this again | Sign out of all other devices
    | Notify me when I'm logged in on a new device | Subscribe to our newsletter | I accept the terms and want you to remember me for offers | Use paper trading account | Remember my search | Keep me updated
    | Use a security key | Enable two-factor authentication | Caps lock is on | Log in with a QR code | I agree to stay informed
    | Don't ask me to rate this app on this device | Remember my cookie preferences | Save this card for later | Ship to my billing address | Dark mode | Accept all cookies | Send a push notification`),
  de: of(
    `Angemeldet bleiben | Eingeloggt bleiben | Diesem Gerät vertrauen | An mich erinnern | Nicht abmelden | Passwort speichern | 30 Tage angemeldet bleiben | Auf diesem Computer merken | Login speichern
    | Auf diesem Gerät nicht mehr fragen | Diesen Browser merken | Dauerhaft anmelden | Automatisch anmelden | Beim nächsten Mal automatisch einloggen | Mich auf diesem Gerät eingeloggt lassen | Anmeldung merken
    | Zugangsdaten merken | Dieses Gerät als vertrauenswürdig einstufen | Auf diesem Gerät angemeldet bleiben | Bleiben Sie angemeldet | Für 14 Tage angemeldet bleiben | Dies ist mein privates Gerät | Gerät merken
    | Diesen Computer für 30 Tage als vertrauenswürdig behandeln | Mich merken | Sitzung merken | In diesem Browser nicht erneut nach einem Code fragen | Kein öffentlicher Computer`,
    `Benutzernamen merken | Kundennummer speichern | Anmeldename merken | E-Mail-Adresse merken`,
    `Öffentlicher Computer | Nicht angemeldet bleiben | Ich nutze einen fremden Rechner`,
    `Passwort anzeigen | Newsletter abonnieren | Auswahl merken | Ich akzeptiere die AGB | Halten Sie mich auf dem Laufenden | Nicht mehr anzeigen | Auf allen anderen Geräten abmelden | Datenschutzerklärung gelesen | Nur offene Aufträge`),
  fr: of(
    `Rester connecté : | Se souvenir de moi | Rester connectée | Faire confiance à cet appareil | Mémoriser mes identifiants | Garder ma session ouverte | Ne pas me déconnecter | Connexion automatique
    | Rester connecté(e) | Maintenir la connexion | Se rappeler de moi | Ne plus demander de code sur cet appareil | Mémoriser cet ordinateur | Enregistrer mon mot de passe | Me reconnaître sur cet appareil
    | Rester identifié | Restez connecté pendant 30 jours | Appareil de confiance | Conserver ma session | Me garder connecté | Souviens-toi de moi | Se souvenir de cet appareil | C'est mon ordinateur personnel`,
    `Se souvenir de mon identifiant | Mémoriser mon identifiant | Enregistrer mon numéro client`,
    `Ordinateur public | Ne pas rester connecté | Appareil partagé`,
    `Afficher le mot de passe | J’accepte les conditions | Je m'abonne à la newsletter | Mémoriser mes choix | Ne plus afficher ce message | Tenez-moi informé | Se déconnecter des autres appareils`),
  es: of(
    `No cerrar sesión | Mantener la sesión iniciada | Recordarme | Confiar en este dispositivo | Recuérdame | Mantenerme conectado | Permanecer conectado | Seguir conectado | Recordar este dispositivo
    | No volver a preguntar en este equipo | Guardar contraseña | Iniciar sesión automáticamente | Mantener sesión abierta | Recordar mi sesión | Recordar durante 30 días | Este es un dispositivo de confianza
    | Mantener mi sesión activa | Recordar contraseña | No pedir código en este navegador durante 30 días | Acuérdate de mí | Dejar sesión iniciada | Es mi dispositivo personal`,
    `Recordar mi usuario | Guardar mi nombre de usuario | Recordar mi correo`,
    `Equipo público | No recordarme | Es un ordenador compartido`,
    `Mostrar contraseña | Acepto los términos | Quiero recibir novedades | Recordar mi elección | No volver a mostrar | Cerrar sesión en los demás dispositivos | Acepto la política de privacidad`),
  it: of(
    `Resta connesso | Ricordami | Mantieni l'accesso | Considera attendibile questo dispositivo | Rimani collegato | Mantienimi connesso | Non disconnettermi | Accesso automatico | Ricorda questo dispositivo
    | Salva la password | Non chiedere più il codice su questo browser | Ricorda le credenziali | Ricordati di me | Mantieni attiva la sessione | Resta connesso per 30 giorni | Fidati di questo browser
    | Ricorda i miei dati di accesso | Tienimi connesso | Rimani connesso su questo computer | Dispositivo personale | Resta autenticato | Mantieni la connessione attiva`,
    `Ricorda il nome utente | Memorizza codice utente | Ricorda la mia email`,
    `Computer pubblico | Non ricordarmi`,
    `Mostra password | Tienimi aggiornato | Accetto i termini del servizio | Ricorda la mia scelta | Non mostrare più | Iscriviti alla newsletter | Esci da tutti gli altri dispositivi`),
  pt: of(
    `Manter sessão iniciada | Lembrar de mim | Confiar neste dispositivo durante 30 dias | Continuar conectado | Mantenha-me conectado | Lembrar-me | Permanecer conectado | Manter-me ligado | Lembre-se de mim
    | Não perguntar novamente neste computador | Salvar senha | Entrar automaticamente | Lembrar este navegador | Não sair | Guardar a palavra-passe | Memorizar este dispositivo | Ficar conectado
    | Não terminar sessão | Este é um dispositivo de confiança | Manter logado | Continuar com a sessão iniciada | Lembrar minha senha | Me lembrar neste aparelho`,
    `Lembrar meu usuário | Guardar nome de utilizador | Lembrar CPF`,
    `Computador público | Não lembrar de mim`,
    `Mostrar senha | Aceito os termos | Quero receber novidades | Lembrar minha escolha | Não mostrar novamente | Sair de todos os outros dispositivos`),
  nl: of(
    `Ingelogd blijven | Aangemeld blijven | Onthoud mij | Blijf ingelogd | Houd mij ingelogd | Dit apparaat vertrouwen | Vraag niet opnieuw op dit apparaat | Automatisch inloggen | Wachtwoord onthouden
    | Mij onthouden | Dit apparaat onthouden | Blijf 30 dagen aangemeld | Laat me ingelogd | Niet uitloggen | Onthoud mijn inloggegevens | Mijn eigen apparaat | Onthoud mij op deze computer | Vertrouw deze browser`,
    `Gebruikersnaam onthouden | Onthoud mijn e-mailadres`,
    `Openbare computer | Niet onthouden`,
    `Toon wachtwoord | Onthoud mijn keuze | Ik ga akkoord met de voorwaarden | Houd mij op de hoogte | Niet meer tonen | Nieuwsbrief ontvangen`),
  pl: of(
    `Nie wylogowuj mnie | Zapamiętaj mnie | Pozostań zalogowany | Zaufaj temu urządzeniu | Zapamiętaj to urządzenie | Nie pytaj ponownie na tym urządzeniu | Zaloguj automatycznie | Zapamiętaj hasło
    | Pamiętaj mnie | Zapamiętaj logowanie | Nie wylogowuj | Utrzymuj zalogowanie | Zostań zalogowany przez 30 dni | Loguj mnie automatycznie | Zapamiętaj mnie na tym komputerze | Dodaj do zaufanych urządzeń`,
    `Zapamiętaj nazwę użytkownika | Zapamiętaj mój login | Zapamiętaj e-mail`,
    `Komputer publiczny | Nie zapamiętuj mnie`,
    `Pokaż hasło | Akceptuję regulamin | Chcę otrzymywać newsletter | Zapamiętaj mój wybór | Nie pokazuj ponownie | Wyloguj z innych urządzeń`),
  sv: of(
    `Förbli inloggad | Kom ihåg mig | Håll mig inloggad | Lita på den här enheten | Fråga inte igen på den här enheten | Logga in automatiskt | Spara lösenord | Kom ihåg den här datorn | Stanna inloggad | Var alltid inloggad | Logga inte ut mig
    | Behåll mig inloggad | Minns mig`,
    `Kom ihåg användarnamn | Spara mitt användarnamn`, `Offentlig dator | Kom inte ihåg mig`,
    `Visa lösenord | Jag godkänner villkoren | Prenumerera på nyhetsbrev | Kom ihåg mitt val | Visa inte igen`),
  da: of(
    `Forbliv logget ind | Husk mig | Hold mig logget ind | Stol på denne enhed | Spørg ikke igen på denne enhed | Log på automatisk | Gem adgangskode | Husk denne computer | Bliv logget på | Husk login | Log mig ikke ud | Forbliv logget på`,
    `Husk brugernavn | Gem brugernavn`, `Offentlig computer | Husk mig ikke`,
    `Vis adgangskode | Jeg accepterer vilkårene | Tilmeld nyhedsbrev | Husk mit valg | Vis ikke igen`),
  nb: of(
    `Forbli pålogget | Husk meg | Hold meg innlogget | Stol på denne enheten | Ikke spør igjen på denne enheten | Logg inn automatisk | Husk passord | Husk denne nettleseren | Forbli innlogget | La meg være innlogget | Ikke logg meg ut | Hugs meg`,
    `Husk brukernavn`, `Offentlig datamaskin | Ikke husk meg`,
    `Vis passord | Jeg godtar vilkårene | Meld meg på nyhetsbrevet | Husk valget mitt | Ikke vis igjen`),
  fi: of(
    `Pysy kirjautuneena | Muista minut | Pidä minut kirjautuneena | Luota tähän laitteeseen | Älä kysy uudelleen tällä laitteella | Kirjaudu automaattisesti | Muista salasana | Muista tämä laite | Pysy sisäänkirjautuneena | Muista kirjautuminen | Älä kirjaa minua ulos`,
    `Muista käyttäjätunnus | Tallenna käyttäjänimi`, `Julkinen tietokone | Älä muista minua`,
    `Näytä salasana | Hyväksyn ehdot | Tilaa uutiskirje | Muista valintani | Älä näytä uudelleen`),
  cs: of(
    `Zůstat přihlášen | Zapamatovat si mě | Pamatovat si mě | Zůstat přihlášený | Neodhlašovat | Důvěřovat tomuto zařízení | Na tomto zařízení se už neptat | Přihlašovat automaticky | Zapamatovat heslo | Trvalé přihlášení | Zapamatovat přihlášení | Pamatovat si toto zařízení | Neodhlašovat mě`,
    `Zapamatovat uživatelské jméno | Pamatovat si e-mail`, `Veřejný počítač | Nepamatovat si mě`,
    `Zobrazit heslo | Souhlasím s podmínkami | Odebírat newsletter | Zapamatovat volbu | Příště nezobrazovat`),
  sk: of(
    `Zostať prihlásený | Zapamätať si ma | Pamätať si ma | Neodhlasovať | Dôverovať tomuto zariadeniu | Na tomto zariadení sa už nepýtať | Prihlasovať automaticky | Zapamätať heslo | Trvalé prihlásenie | Zapamätať prihlásenie | Zapamätať toto zariadenie | Ostať prihlásená`,
    `Zapamätať používateľské meno`, `Verejný počítač | Nepamätať si ma`,
    `Zobraziť heslo | Súhlasím s podmienkami | Odoberať novinky | Zapamätať výber`),
  tr: of(
    `Oturumum açık kalsın | Beni hatırla | OTURUMU AÇIK TUT | Bu cihaza güven | Bu cihazda tekrar sorma | Otomatik giriş | Şifremi hatırla | Bu bilgisayarı hatırla | Oturumu açık bırak | Beni unutma | Giriş bilgilerimi hatırla | 30 gün boyunca hatırla | Oturumumu açık tut | Bu tarayıcıyı hatırla`,
    `Kullanıcı adımı hatırla | E-posta adresimi hatırla`, `Herkese açık bilgisayar | Beni hatırlama`,
    `Şifreyi göster | Kullanım koşullarını kabul ediyorum | Bültene abone ol | Seçimimi hatırla`),
  ru: of(
    `Оставаться в системе | Запомнить меня | Не выходить из системы | Запомнить это устройство | Доверять этому устройству | Больше не спрашивать на этом устройстве | Входить автоматически | Запомнить пароль | Оставаться в сети | Запомнить вход
    | Сохранить вход | Не запрашивать код на этом устройстве 30 дней | Запомнить этот браузер | Автоматический вход | Оставаться авторизованным | Запомни меня | Надёжное устройство | Это мой личный компьютер | Сохранить пароль | Держать меня в системе`,
    `Запомнить логин | Запомнить имя пользователя | Сохранить e-mail`, `Чужой компьютер | Не запоминать меня | Общий компьютер`,
    `Показать пароль | Согласен с условиями | Подписаться на рассылку | Запомнить мой выбор | Больше не показывать | Выйти на всех других устройствах`),
  uk: of(
    `Запам'ятати мене | Залишатися в системі | Не виходити | Довіряти цьому пристрою | Запам’ятати цей пристрій | Більше не питати на цьому пристрої | Автоматичний вхід | Запам'ятати пароль | Залишитися в системі | Пам'ятати мене | Входити автоматично | Зберегти вхід`,
    `Запам'ятати логін | Запам'ятати ім'я користувача`, `Чужий комп'ютер | Не запам'ятовувати`,
    `Показати пароль | Погоджуюся з умовами | Підписатися на розсилку | Запам'ятати мій вибір`),
  bg: of(
    `Запомни ме | Остани вписан | Запомни това устройство | Довери се на това устройство | Не ме питай отново на това устройство | Автоматично влизане | Запомни паролата | Остави ме логнат | Запазване на сесията | Запомни ме на този компютър | Не ме отписвай | Останете в системата`,
    `Запомни потребителското име`, `Обществен компютър | Не ме запомняй`,
    `Покажи паролата | Приемам условията | Абонирай ме за бюлетина | Запомни избора ми`),
  sr: of(
    `Запамти ме | Остани пријављен | Запамти овај уређај | Веруј овом уређају | Не питај поново на овом уређају | Аутоматска пријава | Запамти лозинку`,
    `Запамти корисничко име`, `Јавни рачунар`, `Прикажи лозинку | Прихватам услове | Запамти мој избор`),
  hr: of(
    `Zapamti me | Ostani prijavljen | Ostani ulogovan | Zapamti ovaj uređaj | Vjeruj ovom uređaju | Ne pitaj ponovno na ovom uređaju | Automatska prijava | Zapamti lozinku | Ostanite prijavljeni | Zapamti me na ovom računalu | Zapamti prijavu | Zapamti me na ovom računaru | Pouzdan uređaj | Ne odjavljuj me`,
    `Zapamti korisničko ime`, `Javno računalo | Ne pamti me`,
    `Prikaži lozinku | Prihvaćam uvjete | Želim primati newsletter | Zapamti moj odabir`),
  sl: of(
    `Zapomni si me | Ostani prijavljen | Zapomni si to napravo | Zaupaj tej napravi | Samodejna prijava | Zapomni si geslo | Ostanite prijavljeni | Na tej napravi me ne sprašuj več`,
    `Zapomni si uporabniško ime`, `Javni računalnik`, `Prikaži geslo | Strinjam se s pogoji | Zapomni si mojo izbiro`),
  hu: of(
    `Emlékezz rám | Maradjak bejelentkezve | Bejelentkezve maradok | Jegyezz meg | Megbízom ebben az eszközben | Ne kérdezze újra ezen az eszközön | Automatikus bejelentkezés | Jelszó megjegyzése | Eszköz megjegyzése | Emlékezzen rám | Ne jelentkeztessen ki | Bejelentkezés megjegyzése | Maradj bejelentkezve | Megbízható eszköz | Belépve maradok | Tartson bejelentkezve`,
    `Felhasználónév megjegyzése | E-mail cím megjegyzése`, `Nyilvános számítógép | Ne jegyezzen meg`,
    `Jelszó mutatása | Elfogadom a feltételeket | Feliratkozom a hírlevélre | Választás megjegyzése`),
  ro: of(
    `Ține-mă minte | Rămâi conectat | Păstrează-mă autentificat | Ai încredere în acest dispozitiv | Nu mă mai întreba pe acest dispozitiv | Autentificare automată | Salvează parola | Ține minte acest dispozitiv | Reține-mă | Păstrează sesiunea activă | Tine-ma minte | Rămâi autentificat timp de 30 de zile | Menține-mă conectat | Memorează acest browser | Dispozitiv de încredere`,
    `Ține minte numele de utilizator | Salvează adresa de email`, `Calculator public | Nu mă ține minte`,
    `Arată parola | Accept termenii și condițiile | Abonează-mă la newsletter | Reține alegerea mea`),
  el: of(
    `Να με θυμάσαι | Παραμονή σε σύνδεση | Διατήρηση σύνδεσης | Να παραμείνω συνδεδεμένος | Εμπιστοσύνη σε αυτήν τη συσκευή | Να μη ζητηθεί ξανά σε αυτήν τη συσκευή | Αυτόματη σύνδεση | Αποθήκευση κωδικού | Απομνημόνευση συσκευής | Θυμήσου με | Κράτησέ με συνδεδεμένο | Μείνε συνδεδεμένος | Αξιόπιστη συσκευή | Απομνημόνευση σύνδεσης`,
    `Απομνημόνευση ονόματος χρήστη`, `Δημόσιος υπολογιστής | Κοινόχρηστη συσκευή`,
    `Εμφάνιση κωδικού | Αποδέχομαι τους όρους | Εγγραφή στο newsletter | Απομνημόνευση επιλογής`),
  ca: of(
    `Recorda'm | Mantén la sessió iniciada | No tanquis la sessió | Recorda aquest dispositiu | Confia en aquest dispositiu | Inici de sessió automàtic | Desa la contrasenya | Recordar-me | Mantenir la sessió oberta | No tornis a preguntar en aquest dispositiu | Mantén-me connectat`,
    `Recorda el nom d'usuari`, `Ordinador públic`, `Mostra la contrasenya | Accepto les condicions | Recorda la meva elecció`),
  gl: of(`Manter a sesión iniciada | Lémbrame | Non pechar a sesión | Lembrar este dispositivo | Confiar neste dispositivo`, `Lembrar o nome de usuario`, `Ordenador público`, `Amosar contrasinal | Acepto os termos`),
  eu: of(`Gogora nazazu | Saioa irekita mantendu | Gogoratu nire saioa`, `Gogoratu erabiltzaile-izena`, `Ez gogoratu`, `Pasahitza erakutsi | Baldintzak onartzen ditut`),
  et: of(
    `Jäta mind meelde | Püsi sisselogituna | Jää sisselogituks | Usalda seda seadet | Ära küsi selles seadmes uuesti | Logi automaatselt sisse | Jäta parool meelde | Jäta see seade meelde | Hoia mind sisselogituna | Pea mind meeles`,
    `Jäta kasutajanimi meelde`, `Avalik arvuti`, `Näita parooli | Nõustun tingimustega | Jäta valik meelde`),
  lv: of(
    `Atcerēties mani | Palikt pieteiktam | Uzticēties šai ierīcei | Vairs nejautāt šajā ierīcē | Automātiska pieteikšanās | Saglabāt paroli | Atcerēties šo ierīci | Palikt sistēmā | Iegaumēt mani | Palikt pieslēgtam`,
    `Atcerēties lietotājvārdu`, `Publisks dators`, `Rādīt paroli | Piekrītu noteikumiem | Atcerēties manu izvēli`),
  lt: of(
    `Prisiminti mane | Likti prisijungus | Pasitikėti šiuo įrenginiu | Daugiau neklausti šiame įrenginyje | Automatinis prisijungimas | Įsiminti slaptažodį | Prisiminti šį įrenginį | Likti prisijungusiam | Įsiminti mane | Neatjungti`,
    `Prisiminti vartotojo vardą`, `Viešas kompiuteris`, `Rodyti slaptažodį | Sutinku su taisyklėmis | Prisiminti mano pasirinkimą`),
  is: of(`Muna eftir mér | Mundu mig | Haltu mér innskráðum | Treysta þessu tæki | Sjálfvirk innskráning | Muna þetta tæki`, `Muna notandanafn`, `Ekki muna`, `Sýna lykilorð | Ég samþykki skilmála`),
  vi: of(
    `Ghi nhớ đăng nhập | Duy trì đăng nhập | Nhớ tôi | Tin cậy thiết bị này | Không hỏi lại trên thiết bị này | Tự động đăng nhập | Lưu mật khẩu | Ghi nhớ tôi | Giữ tôi luôn đăng nhập | Ghi nhớ thiết bị này | Lưu thông tin đăng nhập | Giữ trạng thái đăng nhập | Luôn đăng nhập | Ghi nhớ mật khẩu | Nhớ tài khoản này`,
    `Ghi nhớ tên đăng nhập | Lưu địa chỉ email`, `Máy tính công cộng | Không ghi nhớ`,
    `Hiện mật khẩu | Tôi đồng ý với điều khoản | Đăng ký nhận bản tin | Ghi nhớ lựa chọn của tôi`),
  id: of(
    `Ingat saya | Tetap masuk | Biarkan saya tetap masuk | Percayai perangkat ini | Jangan tanya lagi di perangkat ini | Masuk otomatis | Simpan kata sandi | Ingat perangkat ini | Tetap login | Selalu masuk | Simpan login | Kekal log masuk | Ingat saya selama 30 hari | Percaya peranti ini`,
    `Ingat nama pengguna | Simpan alamat email`, `Komputer umum | Jangan ingat saya`,
    `Tampilkan kata sandi | Saya menyetujui syarat dan ketentuan | Berlangganan buletin | Ingat pilihan saya`),
  hi: of(
    `मुझे याद रखें | लॉग इन रहें | मुझे साइन इन रखें | इस डिवाइस पर भरोसा करें | इस डिवाइस पर दोबारा न पूछें | स्वतः लॉग इन | पासवर्ड याद रखें | इस डिवाइस को याद रखें | साइन इन बने रहें | मुझे लॉग इन रखें | लॉगिन याद रखें`,
    `उपयोगकर्ता नाम याद रखें`, `सार्वजनिक कंप्यूटर`, `पासवर्ड दिखाएं | मैं शर्तों से सहमत हूँ | मेरी पसंद याद रखें`),
  ja: of(
    `次回から自動でログインする | ログイン状態を保持する | このデバイスを信頼する | 次回から自動的にログイン | ログインしたままにする | サインインしたままにする | このブラウザでは今後確認しない | ログイン情報を記憶する | パスワードを保存する | 自動ログイン
    | このコンピュータを記憶する | 次回からログインを省略 | この端末では次回から認証コードの入力を省略する | ログイン状態を維持 | 30日間ログイン状態を保つ | 私を覚えておく | 信頼できる端末として登録する | 次回から入力を省略する`,
    `ユーザー名を記憶する | IDを保存する | 次回からIDの入力を省略`, `共有パソコンを使用しています | ログイン状態を保持しない`,
    `パスワードを表示する | メールマガジンを受け取る | 利用規約に同意する | 選択を記憶する | 今後このメッセージを表示しない`),
  zh: of(
    `保持登录状态 | 記住我 | 自动登录 | 7天内免登录 | 信任此设备 | 保持登入狀態 | 下次自动登录 | 记住我 | 記住密碼 | 记住密码 | 此设备不再询问 | 保持登入 | 信任這個裝置 | 下次自動登入 | 十天内免登录 | 30天内自动登录 | 記住此裝置 | 在此浏览器上不再要求验证码 | 记住登录状态 | 一周内免登录 | 讓我保持登入 | 信任此瀏覽器 | 保存登录信息 | 我的私人電腦`,
    `记住用户名 | 記住帳號 | 记住账号`, `公共电脑 | 這是公用電腦 | 不要记住我`,
    `显示密码 | 同意服务条款 | 订阅电子报 | 记住我的选择 | 我已閱讀並同意隱私權政策 | 不再顯示`),
  ko: of(
    `로그인 상태 유지 | 자동 로그인 | 이 기기 신뢰 | 로그인 유지 | 로그인 상태를 유지합니다 | 비밀번호 저장 | 이 브라우저에서 다시 묻지 않기 | 이 기기 기억하기 | 로그인 정보 저장 | 나를 기억하기 | 이 컴퓨터를 신뢰합니다 | 계속 로그인 | 다음에 자동으로 로그인 | 로그인 기억하기 | 30일 동안 로그인 유지`,
    `아이디 저장 | 이메일 기억하기`, `공용 PC입니다 | 저장하지 않음`,
    `비밀번호 표시 | 약관에 동의합니다 | 뉴스레터 구독 | 선택 기억하기 | 다시 표시하지 않기`),
  th: of(
    `จดจำฉัน | ให้ฉันอยู่ในระบบต่อไป | จดจำการเข้าสู่ระบบ | เชื่อถืออุปกรณ์นี้ | ไม่ต้องถามอีกบนอุปกรณ์นี้ | เข้าสู่ระบบอัตโนมัติ | จดจำรหัสผ่าน | จดจำอุปกรณ์นี้ | ลงชื่อเข้าใช้ค้างไว้ | คงสถานะการเข้าสู่ระบบ | จำฉันไว้ | บันทึกรหัสผ่าน | จดจำฉันในอุปกรณ์นี้`,
    `จดจำชื่อผู้ใช้`, `คอมพิวเตอร์สาธารณะ | ไม่ต้องจดจำ`, `แสดงรหัสผ่าน | ฉันยอมรับเงื่อนไข | รับจดหมายข่าว | จดจำตัวเลือกของฉัน`),
  ar: of(
    `البقاء مسجّل الدخول | تذكرني | الوثوق بهذا الجهاز | إبقائي مسجلاً للدخول | تذكر كلمة المرور | لا تسأل مرة أخرى على هذا الجهاز | تسجيل الدخول تلقائيًا | تذكر هذا الجهاز | حفظ كلمة المرور | ابق متصلاً | تذكرني على هذا الجهاز | أبقني متصلا | عدم تسجيل الخروج | تذكّرني | حفظ بيانات الدخول | جهاز موثوق به`,
    `تذكر اسم المستخدم | حفظ البريد الإلكتروني`, `جهاز عام | كمبيوتر مشترك | لا تتذكرني`,
    `إظهار كلمة المرور | أوافق على الشروط والأحكام | الاشتراك في النشرة البريدية | تذكر اختياري`),
  fa: of(
    `مرا به خاطر بسپار | مرا به یاد داشته باش | وارد بمانید | به این دستگاه اعتماد کن | در این دستگاه دوباره نپرس | ورود خودکار | ذخیره رمز عبور | این دستگاه را به خاطر بسپار | من را به خاطر بسپار | مرا وارد نگه دار | به‌خاطرسپاری رمز عبور | مرا بخاطر بسپار`,
    `به خاطر سپردن نام کاربری`, `رایانه عمومی`, `نمایش رمز عبور | قوانین را می‌پذیرم | عضویت در خبرنامه`),
  he: of(
    `השאר אותי מחובר | זכור אותי | סמוך על מכשיר זה | אל תשאל שוב במכשיר זה | התחברות אוטומטית | שמור סיסמה | זכור מכשיר זה | להישאר מחובר | הישאר מחובר | תזכור אותי | זכור את המכשיר הזה למשך 30 ימים | אל תנתק אותי | מחשב אישי | שמור על חיבור`,
    `זכור שם משתמש | שמור את כתובת האימייל`, `מחשב ציבורי | אל תזכור אותי`,
    `הצג סיסמה | אני מאשר את התנאים | הרשמה לניוזלטר | זכור את הבחירה שלי`),
};
