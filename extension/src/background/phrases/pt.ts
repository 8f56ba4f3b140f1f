import { LATIN, type Language } from "./phrases";

const machine = "(dispositivos?|navegador|computador|aparelhos?|equipamentos?|máquina|pc|telemóvel|celular|telefone|portátil|notebook|tablet|terminal|smartphone)";
const secret = "(códigos?|senhas?|palavras? passe|segundo (fator|factor|passo)|duas etapas|dois (fatores|passos)|verificação|autenticação|token|otp|confirmação|login|início de sessão|iniciar sessão|iniciar a sessão|2fa)";
const next = "(próxim[oa]s? (vez|vezes|visitas?|acessos?)|no futuro|futuramente|(a partir|de|daqui) (de )?agora( em diante)?|daqui (em|para a) (diante|frente)|cada (vez|visita|acesso)|todas as (vezes|visitas))";
const again = "(mais|novamente|de novo|outra vez|voltar a|volte a)";
const later = `(${next}|${again}|até|dias?|horas?|semanas?|mês|meses|anos?|${machine})`;
const ask = "(ped~|peça~|pergunt~|solicit~|exig~|exij~|requer~|envi~|mand~|inserir|digitar|introduzir|precis~)";
const skip = "(pular|salt~|ignor~|evit~|omit~|dispens~)";

export const pt: Language = {
  tag: "pt",
  script: LATIN,
  rows: `
n não (me )?(desconectar|sair|deslogar|desligar)~|não (me )?(encerrar|terminar|fechar) (a |minha |a minha )?sessão
n (não|ignorar|pular) > (pergunt~|pedir~|peça|solicit~|verific~|exigir|código) > (${machine}|dias|meses|horas|semanas|próxima vez|próximas vezes)
n não é > (público|partilhado|compartilhado)
n (não|ignorar|pular) > (desafi~|autentic~|requer~|confirm~|exig~) > (${machine}|dias|meses|horas|semanas)
i ${machine} (público|partilhado|compartilhado)
i não (me )?(lembr~|guard~|salv~|memoriz~|mant~|confi~)
c (lembr~|guardar|salvar|memoriz~|record~|gravar) > (senha|palavra passe|credenciais|dados de (acesso|login)|password|pin)
c (lembr~|guardar|salvar|memoriz~|gravar) > (informações|dados) de (login|acesso|início de sessão|entrada)
c (lembr~|guardar|salvar|memoriz~) (os |as )?(meus|minhas|estes|esses) (dados|informações)(?= $)
t (duração|tempo) da (sessão|ligação|conexão)
v (?<!(pular|saltar|ignorar) a )página de (login|entrada)|normalmente|por que|porquê|sites|mostrar|exibir|ver|notific~|aplicativo|resposta|mensagem|últim[oa]s?|~nome|utilizador|usuário|e ?mail|correio|endereço|número|cpf|cnpj|cartão|escolha|opção|idioma|língua|pesquisa|busca|preferências|cookies?|newsletter|novidades|ofertas|atualiza~|termos|condições|pagamento|id|(conectad~|ligad~) (ao|no|à|na) (app|aplicativo|aplicação)
s (manter~|mantenha~|mantém|continuar|permanecer|permaneça|ficar|fique|deixar|continue|sempre) > (conectad~|sessão|ligad~|logad~|autenticad~|login|iniciada)
s (lembr~|relembr~|record~|memoriz~) (se |te )?(de )?(mim|me)|me lembr(e|ar)|lembrarme
s (regist[ar]~|cadastrar|autorizar) (este |esse |o |meu |neste )*${machine}
s (lembr~|record~|memoriz~|guardar|salvar|reconhecer) (se |de |este |deste |esta |desta |o |a |meu |minha |neste |do |da )*(${machine}|sessão|acesso|login|início de sessão)
s (manter|continuar|deixar|ficar) (a |minha |me )*(sessão|conexão|login) (ativ~|abert~|iniciada|salv~)?
s (este|é) (o )?meu ${machine}
s (permanecer|ficar|continuar|manter me) (online|on line|conectad~|logad~)
s (confiar|confio|confie) > ${machine}
s ${machine} (é |como )*(de confiança|confiáveis|confiável|fidedigno|seguro|particular|privado|pessoal)
s (entrar|login|acesso|sessão|acessar|conectar|aceder) > (automatic~|próxima vez|sempre)
s (conectad~|sessão|lembr~|ligad~|confiar) > # (dias?|horas?|semanas?|mês|meses|anos?)|(é|este é) (o )?(meu|seu|teu) ${machine}
n (não|nunca) > ${again} > ${ask} > ${secret}|(não|nunca) > ${ask} > ${again} > ${secret}|(não|nunca) > ${ask} > ${secret} > ${later}
n ${skip} > ${secret} > ${later}|${next} > (${skip}|sem) > ${secret}
n sem (ter de |ter que |precisar |necessidade de )*(voltar a|nov[oa]|refazer|repetir) > ${secret}|sem > ${secret} > (${next}|novamente|de novo)
n não (encerr~|termin~|fech~|expir~) > sessão
i (outras pessoas|outros|mais pessoas|várias pessoas) > ${machine}
v sorteios?|prémios?|prêmios?|concurso|certificado|decisão|lembr~ (me )?(daqui a |em |dentro de )# ~|mais tarde|receb~
v beneficiári~|destinatári~|transferências?|levantamentos?|saques?
s (deix[ae]~|mant[eé][nm]~|mantenha~|fi[cq]~|permane[cç]~|continu~) > (conectad[oa]|ligad[oa]|logad[oa]|autenticad[oa]|sessão aberta)
s (lembr[ae]r?|recordar|reconhec[ea]r?|regist(r?ar|a|e|re)|cadastr[ae]r?|autoriz[ae]r?|aprov[ae]r?|memoriz[ae]r?|salv[ae]r?|guardar?) (se |de |este |deste |esta |desta |o |a |meu |minha )*${machine}
s (adicion~|marc~|consider~|defin~|salv~|guard~|trat~) > ${machine} > (segur[oa]s?|conhecid[oa]s?|confiáve[li]s?|fiáve[li]s?|de confiança|pessoal|privad[oa]|meu)
s (confi[aeo]r?) > ${machine}|dispositivos (confiáveis|fiáveis|conhecidos|autorizados|de confiança)
s ${next} > (diret~|direct~)|(diret~|direct~) (a|ao|para) > ${next}
s (entr[ae]r?|inici~|acess~|conect~|ligar~|fazer login|login) > (automatic~|de forma automática|${next})
s ${machine} > é (meu|minha|seu|sua|teu|próprio)|${machine} > me pertence|${machine} pertence me
s (é|este é|esta é|uso) (este |esta |o |a )*(meu|minha|seu|sua|teu|tua) (própri[oa] )?${machine}
s (só|somente|apenas) eu > ${machine}|ninguém mais > ${machine}|mais ninguém > ${machine}
s (manter|deixar|conservar|mantenha|deixe) (viva|aberta|ativa) > sessão
v comentar~|comente|(pedido|solicitação|tentativa) de (acesso|login|início)
n (pular|saltar|ignorar|não repetir) (esta etapa|este passo) > (${machine}|${next}|dias)
z (acesso )?(único|pontual|temporário)|(só |apenas |somente )?uma (única )?vez
w lembrar|memorizar|recordar|guardar|manter|não perguntar (novamente|de novo|mais)
p entrar|(iniciar|início de) sessão|login|acesso|acessar|aceder|senha|palavra passe|verific~|código|autentic~|identif~
o expir~|inativ~|definições|configurações|preferências|pagamento|filtros?|útil|pesquisa|inquérito|administração|segundos|desconectad~|remov~|exclu~|elimin~|gerir|gerenciar
u (lembr~|relembr~|guardar|salvar|memoriz~|record~) > (~nome|utilizador|usuário|e ?mail|correio|número|cpf|cnpj|id)
y sim|ok|continuar|aceitar|permitir|confirmar|sempre|manter|confiar|lembrar|guardar|salvar
z não|nunca|agora não|mais tarde|depois|ignorar|pular|cancelar|recusar|(apenas |só |somente |por |durante |nesta )*(esta|uma|a|nesta)? ?(sessão|vez)|até > (fechar|encerrar)|perguntar sempre|desativado
z (continuar|prosseguir|seguir) sem
`,
};
