import { LATIN, type Language } from "./phrases";

export const pt: Language = {
  tag: "pt",
  script: LATIN,
  rows: `
n não (me )?(desconectar|sair|deslogar|desligar)~|não (me )?(encerrar|terminar|fechar) (a |minha |a minha )?sessão
n (não|ignorar|pular) > (pergunt~|pedir~|peça|solicit~|verific~|exigir|código) > (dispositivo|navegador|computador|aparelho|dias|meses|horas|semanas|próxima vez|próximas vezes)
n não é > (público|partilhado|compartilhado)
n (não|ignorar|pular) > (desafi~|autentic~|requer~|confirm~|exig~) > (dispositivo|navegador|computador|aparelho|dias|meses|horas|semanas)
i (computador|dispositivo|aparelho|equipamento) (público|partilhado|compartilhado)
i não (me )?(lembr~|guard~|salv~|memoriz~|mant~|confi~)
c (lembr~|guardar|salvar|memoriz~|record~|gravar) > (senha|palavra passe|credenciais|dados de (acesso|login)|password|pin)
c (lembr~|guardar|salvar|memoriz~|gravar) > (informações|dados) de (login|acesso|início de sessão|entrada)
c (lembr~|guardar|salvar|memoriz~) (os |as )?(meus|minhas|estes|esses) (dados|informações)(?= $)
t (duração|tempo) da (sessão|ligação|conexão)
v página de (login|entrada)|normalmente|por que|porquê|sites|mostrar|exibir|ver|notific~|aplicativo|resposta|mensagem|últim[oa]s?|~nome|utilizador|usuário|e ?mail|correio|endereço|número|cpf|cnpj|cartão|escolha|opção|idioma|língua|pesquisa|busca|preferências|cookies?|newsletter|novidades|ofertas|atualiza~|termos|condições|pagamento|id|(conectad~|ligad~) (ao|no|à|na) (app|aplicativo|aplicação)
s (manter~|mantenha~|mantém|continuar|permanecer|permaneça|ficar|fique|deixar|continue|sempre) > (conectad~|sessão|ligad~|logad~|autenticad~|login|iniciada)
s (lembr~|relembr~|record~|memoriz~) (se |te )?(de )?(mim|me)|me lembr(e|ar)|lembrarme
s (regist[ar]~|cadastrar|autorizar) (este |esse |o |meu |neste )*(dispositivo|navegador|computador|aparelho|pc|telemóvel|celular)
s (lembr~|record~|memoriz~|guardar|salvar|reconhecer) (se |de |este |deste |esta |desta |o |a |meu |minha |neste |do |da )*(dispositivo|navegador|computador|aparelho|sessão|acesso|login|início de sessão|pc|telemóvel|celular)
s (manter|continuar|deixar|ficar) (a |minha |me )*(sessão|conexão|login) (ativ~|abert~|iniciada|salv~)?
s (este|é) (o )?meu (dispositivo|computador|aparelho)
s (permanecer|ficar|continuar|manter me) (online|on line|conectad~|logad~)
s (confiar|confio|confie) > (dispositivo|navegador|computador|aparelho|telemóvel|celular)
s (dispositivos?|navegador|computador|aparelhos?) (é |como )*(de confiança|confiáveis|confiável|fidedigno|seguro|particular|privado|pessoal)
s (entrar|login|acesso|sessão|acessar|conectar|aceder) > (automatic~|próxima vez|sempre)
s (conectad~|sessão|lembr~|ligad~|confiar) > # (dias?|horas?|semanas?|mês|meses|anos?)|(é|este é) (o )?(meu|seu|teu) (dispositivo|computador|aparelho)
w lembrar|memorizar|recordar|guardar|manter|não perguntar (novamente|de novo|mais)
p entrar|(iniciar|início de) sessão|login|acesso|acessar|aceder|senha|palavra passe|verific~|código|autentic~|identif~
o expir~|inativ~|definições|configurações|preferências|pagamento|filtros?|útil|pesquisa|inquérito|administração|segundos|desconectad~|remov~|exclu~|elimin~|gerir|gerenciar
u (lembr~|relembr~|guardar|salvar|memoriz~|record~) > (~nome|utilizador|usuário|e ?mail|correio|número|cpf|cnpj|id)
y sim|ok|continuar|aceitar|permitir|confirmar|sempre|manter|confiar|lembrar|guardar|salvar
z não|nunca|agora não|mais tarde|depois|ignorar|pular|cancelar|recusar|(apenas |só |somente |por |durante |nesta )*(esta|uma|a|nesta)? ?(sessão|vez)|até > (fechar|encerrar)|perguntar sempre|desativado
`,
};
