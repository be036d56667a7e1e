/**
 * The words in which this program, Node, PostgreSQL, ssh, rsync, S3 and mail servers tell of a fault. Whatever else stands in Latin letters
 * may be the name of a machine, of a database, of an account or of a folder, and who helps from afar is not told it.
 */
const said = `
a abort aborted about above absent accept accepted access accessible account acknowledge acl across active add address addresses after
again against agent ago ahead alert aliyun all allocate allowed alone already also am an and anew another answer answered answering
answers any append application archive are argument arm64 arrive as ask asked associated at attached attachments attempt attempts auth
authenticate authenticated authentication authorised authority authorization authorized available away back backed background backup
backups bad balance bandwidth banner be because become been before begin behind being below between beyond bind block blocked body both
broken bucket buffer busy but by bytes cache call called calls can can't cancel canceled canceling cancelled cannot cells cert certificate
chain change changed changes channel characters check checked checksum cipher citizens clamav clamav-daemon clamav-freshclam clamd
clamdscan class clean clear client clock close closed closing code column come command commit communication compare complete completed
concurrent configuration configured conflict connect connected connecting connection connections constraint contact content copied copy
corrupt corrupted could couldn't count counted counts county crash create created credentials current daemon data database date day days
dbname dead deadlock debian decrypt decryption default deferred delayed delete deleted delivery denied deny deploy deploy/hongdun depth
descriptor detail details developers device did different directory disabled disconnect disconnected disk dns do does doesn't domain don't
done down drift drifts dropped dry-run due dump duplicate during each early else elsewhere empty enable enabled encoding encrypted
encryption end end-of-file ended endpoint ends enough entry eof error errors establish established everything exceed exceeded exceeds
exclusive execute executed exist exists exit exited expected expire expired expires explicit extension extra fail failed fails failure
false fatal fault faults fell fewer field figure figures file files filesystem filter find finish finished first flag flush fold folded
folder for forbidden forced format formats found frame free freshclam from fsync full function gateway general generation generic get
getaddrinfo give given go goes gone good got granted greeting group had hand handshake hangs has hash hasn't have head header headers
heads heard held hello help here hint hongdun host hostname hour hours how http https id identity idle if ignored illegal immediately
implemented import in inactive inbox incoming incompatible incomplete incorrect index info initial input insert insufficient integrity
interactive internal interrupt interrupted into invalid io is isn't issuer issuing it its job jobs join journalctl keep-alive keeps kept
kex key keyboard keys kill killed know known lag lags large last lasts later least ledger left length level libpq library lie limit
limited line lines link linux list listen listening local location lock locked log login logs long longer look looks lookup lost low lstat
machine made mail mailbox maintenance make makes making many match matching maximum may measured memory message messages method minimum
minute minutes mismatch missing mistyped mkdir mode month more most mount mounted move moved much must n name named nearly need needed
needs network never new newer newest next nginx no nobody node nodemailer nodename non-zero none nonexistent nor not note nothing notice
now nowhere ntp null number object of off offset old oldest on once one ones only open opendir opened opens openssl operation option
options or order other others out output outside over overflow own owner packet page parameter parent parse part partial parts password
path peer pending per percent permission permissions permitted pg_basebackup pg_dump pg_dumpall pg_hba.conf pg_restore pgpass phase photo
photos pid pipe place please point policy pool port postgres postgresql preauth prepared prior private process processes processing
program programs prohibited properly protected protocol proven provided proxy psql public publickey put query queue quota range rate reach
reached read read-only reading ready receive received recipient recipients record recovery refused region rehearsal rehearse rehearsed
rehearses reject rejected relation relay reload remaining remote removed rename renew repeat replica replication reply report request
requested requests require required requires reserved reset resolve resource response restart restarted restarting restore restored result
retries retry return returned revoked right rights rmdir role room root row rows rsync run running safe same sample save saw say says
scandir scanned scanner schema searches second seconds see seen sees self self-signed send sender sending sent sequence serialize server
service session set set-ntp setting settings seven several shall shared short shown shut shutdown shutting side sides signal signature
signatures signed signing silent since size slot slots slow slower small so socket some soon source space spam spawn specified split ssh
ssl stale standby start started starting startup stat state statement statfs status stay stays still stop stopped storage store stored
stream string strong such suitable superuser supported suspended switchboard switched sync synchronized system systemctl table take taken
takes tcp telephone tell tells temporarily temporary tencent terminated terminating test text texts than that the their them then there
they this those threshold through time timed timedatectl timeout timestamp tls to together token told too took tool transaction transfer
transport tried true truncate trust trusted try type u unable unauthorized unavailable unchanged unconfirmed under unexpected unfinished
unique unit unix unknown unlink unprocessable unreachable unrecognized unresolved unsafe unsigned unsupported until unusable unverified up
update upgrade upload uploads url use used user username using utf8 valid value verification verified verify version versions via violates
virus volume wait waited waiting waits want was way well were what when where whether which while who whole why will with within without
won't word words work worked works would write write-ahead writing written wrong x64 year yet you your zero
`;
const known: ReadonlySet<string> = new Set(said.split(/\s+/u).filter(Boolean));

/** What is written in capitals: names of errors, of protocols and of units, and of the settings of this program. */
const capitals =
  /^(?:E[A-Z]{3,14}|ERR_[A-Z_]{3,40}|SSL_[A-Z_]{3,40}|(?:BACKUP|FILES_STORE|SMS|SMTP|OIDC|EXCHANGE|LEDGER_HEAD|REPORTER_KEYS?|SWITCHBOARD|CLAMD|AUDIT_SYSLOG|WEBHOOKS)(?:_[A-Z]+)*|PUBLIC_URL|DATABASE_URL|DATA_DIR|HTTP|HTTPS|TLS|SSL|SSH|DNS|TCP|IP|URL|URI|JSON|XML|CSV|XLSX|PDF|DOCX|ZIP|UTF|SQL|SQLSTATE|FATAL|ERROR|PANIC|WARNING|HINT|DETAIL|GB|MB|KB|TB|CPU|WAL|S3|OK|FOUND|AUTH|PLAIN|LOGIN|STARTTLS|EHLO|HELO|MAIL|RCPT|DATA|RSET|GET|PUT|POST|HEAD|DELETE|ID|PIN|QR|NTP)$/u;

/** As the program itself names its backups. */
const backupName = /^hongdun-\d{8}-\d{6}\.[a-z]{2,5}(?:\.[a-z]{2,5})?$/u;

/** Whether it is a word, a number or an instant, and nobody's name. */
export function isPlainWord(word: string): boolean {
  return known.has(word.toLowerCase()) || capitals.test(word) || backupName.test(word) || isFigure(word);
}

/** A number with its unit, a version, a day, an hour or an instant; four numbers with points are an address. */
function isFigure(word: string): boolean {
  return (
    /^v?\d+(?:\.\d+){0,2}(?:ms|s|m|h|B|KB|MB|GB|TB|k)?$/u.test(word) ||
    /^\d\d?:\d\d(?::\d\d)?$/u.test(word) ||
    /^\d{4}-\d\d(?:-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|\+\d\d:\d\d)?)?)?$/u.test(word)
  );
}
