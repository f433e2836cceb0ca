#!/usr/bin/env python3
"""The made-up organisation of docs/signals.md, section 10, with reference detectors.

Run: python3 gen_demo.py [SEED]   one organisation and its first alarms; 20250106 by default, a second
     python3 gen_demo.py mc N     how often each plant is found in the seeds mc0 to mc(N-1); a second a seed
It needs Python 3.9 or newer and nothing else. Chance is a function of a key and has no state, so that
any language draws the same. The generator is normative. The detectors here follow sections 2 to 7
with full references alone, without estimates, and with a centre and a spread of its own for each chart
of a team: the shipped rules (13.0) differ there, and section 10.3 has the figures of both.
"""
import math, datetime as dt, sys, statistics as st
M=(1<<64)-1
def fnv1a(s):
    h=0xcbf29ce484222325
    for b in s.encode(): h=((h^b)*0x100000001b3)&M
    return h
def mix(z):
    z=(z+0x9E3779B97F4A7C15)&M
    z=((z^(z>>30))*0xBF58476D1CE4E5B9)&M
    z=((z^(z>>27))*0x94D049BB133111EB)&M
    return z^(z>>31)
def U(*k): return (mix(fnv1a("/".join(map(str,k))))>>11)/9007199254740992.0
def N(*k):
    return math.sqrt(-2*math.log(1-U(*k,0)))*math.cos(2*math.pi*U(*k,1))
def P(lam,*k):
    L=math.exp(-lam); p=1.0; n=0
    while True:
        p*=U(*k,n)
        if p<=L: return n
        n+=1
START=dt.date(2025,1,6); W=44
TEAMS={ # team:(size, style, tz)
 'kita':(7,'jp','Asia/Tokyo'),'minami':(7,'jp','Asia/Tokyo'),'nami':(6,'jp','Asia/Tokyo'),
 'atlas':(6,'int','Europe/Berlin'),'hoshi':(6,'int','America/Los_Angeles'),'yama':(3,'int','Asia/Kolkata')}
HOL={'jp':{dt.date(2025,5,5),dt.date(2025,5,6),dt.date(2025,8,11),dt.date(2025,8,12),dt.date(2025,8,13),dt.date(2025,8,14),dt.date(2025,8,15),dt.date(2025,9,15),dt.date(2025,9,23)},'int':set()}
PL=dict(iso_team='minami',iso_w=20,iso_rate=-.05,iso_len=12, kid='kita2',kid_w=26,kid_len=6, len_team='nami',len_w=24,len_p=.55,
        solo='hoshi4',solo_w=30,solo_d=-1.5, intr='atlas1',intr_w=22, biz_team='kita',biz_w=25, load_team='atlas')
def generate(seed,plant=True):
    days=[];prs=[]
    people=[(t,'%s%d'%(t,i),sty) for t,(n,sty,tz) in TEAMS.items() for i in range(n)]
    for t,p,sty in people:
        mu={q:min(4.6,max(2.4,3.6+.45*N(seed,p,'mu',q))) for q in('mood','energy','connection','focus')}
        comp=.8 if sty=='jp' else 1.0
        ar=.2*N(seed,p,'ar',-1)
        for w in range(W):
            ar=.3*ar+.2*math.sqrt(1-.09)*N(seed,p,'ar',w)
            for d in range(5):
                date=START+dt.timedelta(days=7*w+d)
                if date in HOL[sty]: continue
                key=(seed,p,date.isoformat())
                office=U(*key,'office')<((.8 if d in(1,3) else .1) if sty=='jp' else .05)
                dow={'jp':(-.2,0,.05,0,.1),'int':(-.1,0,.05,0,.15)}[sty][d]
                eff=0.0; pz=.10 if office else .35; pans=.85
                if plant and t==PL['iso_team'] and w>=PL['iso_w']:
                    k=min(w-PL['iso_w']+1,PL['iso_len']); eff+=PL['iso_rate']*k; pz=min(.9,pz+.025*k); pans-=.0125*k
                if plant and p==PL['solo'] and w>=PL['solo_w']: eff+=PL['solo_d']
                row=dict(team=t,person=p,week=w,date=date,office=office,answered=U(*key,'ans')<pans)
                for q in mu:
                    lat=mu[q]+ar+dow+.75*N(*key,q)+(eff if q=='connection' else .3*eff)+((.35 if q=='connection' else -.1 if q=='focus' else 0) if office else 0)
                    lat=3+comp*(lat-3)
                    row[q]=min(5,max(1,math.floor(lat+.5)))
                row['chat']=0 if U(*key,'chat0')<pz else min(90,5*max(1,round(math.exp(math.log(15)+.6*N(*key,'chat'))/5)))
                row['active']=0 if U(*key,'act0')<.45 else round(math.exp(math.log(35)+.5*N(*key,'act')))
                row['vig']=U(*key,'vig')<.25; row['out']=0 if U(*key,'out0')<.3 else round(math.exp(math.log(30)+.6*N(*key,'out')))
                lam=.3*math.exp(.5*N(*key,'intl')-.125)
                if p==PL['kid']: lam=.4
                if plant and p==PL['kid'] and PL['kid_w']<=w<PL['kid_w']+PL['kid_len']: lam=1.6
                row['unplanned']=P(lam,*key,'int'); row['planned']=1 if p==PL['kid'] else 0
                row['intrusion']=int(U(*key,'intr')<(.6 if plant and p==PL['intr'] and w>=PL['intr_w'] else .12))
                biz=plant and t==PL['biz_team'] and w>=PL['biz_w']
                row['dgi']=int(U(*key,'dgi')<(.20 if biz else .04))
                row['ctx']=min(5,max(1,math.floor(3.9+(-1.2 if biz else 0)+.8*N(*key,'ctx')+.5))) if d==4 else None
                days.append(row)
            for j in range(P(3.0,seed,p,'pr',w)):
                k=(seed,p,w,'pr',j); size=max(1,round(math.exp(math.log(60)+1.3*N(*k,'size'))))
                pr_=.05
                if plant and t==PL['len_team'] and w>=PL['len_w']: pr_=PL['len_p']
                stamp=U(*k,'stamp')<pr_
                if stamp: el=2+6*U(*k,'el'); com=0
                else: el=max(4.0,size/250*60*math.exp(.5*N(*k,'el')))+20; com=P(.9*math.sqrt(size/100),*k,'com')
                n=TEAMS[t][0]; me=int(p[len(t):]); others=[i for i in range(n) if i!=me]
                wt=[(6.0 if (t==PL['load_team'] and i==0 and plant) else 1.0) for i in others]; u=U(*k,'rev')*sum(wt); r=others[-1]
                for i,x in zip(others,wt):
                    if u<x: r=i;break
                    u-=x
                prs.append(dict(team=t,author=p,week=w,j=j,size=size,elapsed_min=el,comments=com,reviewer='%s%d'%(t,r),order=(w,U(*k,'ord'))))
    return people,days,prs
# ------------- detectors
def refstats(xs,s0=.40,nu0=8):
    b=sum(xs)/len(xs); mr=[abs(a-c) for a,c in zip(xs[1:],xs)]; m=sum(mr)/len(mr); nu=.62*len(mr)
    return b, math.sqrt((nu0*s0*s0+nu*(m/1.128)**2)/(nu0+nu)), m
def need(e): return max(2,math.ceil(.6*e))
def weekly(days,q,who):
    out={}
    for r in days:
        if r['person']!=who: continue
        e,a=out.setdefault(r['week'],[0,[]]); out[r['week']][0]+=1
        if r['answered']: out[r['week']][1].append(r[q])
    return {w:(sum(a)/len(a) if e>=2 and len(a)>=need(e) else None) for w,(e,a) in out.items()}
def person_d(days,who,q='connection',sign=-1,m=12):
    wk=weekly(days,q,who); xs=[(w,wk.get(w)) for w in range(W)]
    ref=[x for w,x in xs if x is not None][:m]; last=[w for w,x in xs if x is not None][m-1]
    b,s,_=refstats(ref); return {w:(None if x is None else sign*(x-b)/s) for w,x in xs},last
def cusum(dmap,start,k=1.,h=3.):
    C=0;out={};miss=0
    for w in range(start,W):
        d=dmap.get(w)
        if d is None:
            miss+=1
            if miss>=3: C=0
        else: miss=0; C=min(2*h,max(0,C+d-k))
        out[w]=C
    return out
def team_alert(days,members,h=3.):
    D=[];last=0
    for p in members:
        d,l=person_d(days,p); D.append(d); last=max(last,l)
    def run(idx,need):
        T={}
        for w in range(W):
            v=[max(-3,min(3,D[i][w])) for i in idx if D[i][w] is not None]
            T[w]=sum(v)/math.sqrt(len(v)) if len(v)>=need else None
        ref=[T[w] for w in range(last+1) if T[w] is not None]; mean=sum(ref)/len(ref)
        s2=(8*1+(len(ref)-1)*st.variance(ref))/(8+len(ref)-1)
        return cusum({w:(None if T[w] is None else (T[w]-mean)/math.sqrt(s2)) for w in range(W)},last+1,h=h)
    n=len(members); full=run(range(n),5); loo=[run([i for i in range(n) if i!=j],4) for j in range(n)]
    return {w:(full[w]>h and min(l[w] for l in loo)>2/3*h) for w in full}, {w:full[w]>h for w in full}
def count_alert(days,who,q,h=5.,lam0=.3,beta0=5,r=2.,m=12):
    X={};Dn={}
    for x in days:
        if x['person']==who and x['answered']: X[x['week']]=X.get(x['week'],0)+x[q]; Dn[x['week']]=Dn.get(x['week'],0)+1
    ws=[w for w in range(W) if Dn.get(w,0)>=3]; ref=ws[:m]
    lam=(lam0*beta0+sum(X[w] for w in ref))/(beta0+sum(Dn[w] for w in ref))
    ph=sum((X[w]-lam*Dn[w])**2/(lam*Dn[w]) for w in ref)/(m-1); ph=max(1,(8*1.25+(m-1)*ph)/(8+m-1))
    S=0;out={}
    for w in range(ref[-1]+1,W):
        if Dn.get(w,0)>=3: S=min(2*h,max(0,S+(X[w]*math.log(r)-lam*Dn[w]*(r-1))/ph))
        out[w]=S>=h
    return out
def stamp(p): return int(p['comments']==0 and p['size']/(p['elapsed_min']/60)>500)
def review_alert(prs,team,h=5.,OR=3.,ref=40):
    e=sorted([p for p in prs if p['team']==team and p['size']>=50],key=lambda p:p['order'])
    y0=sum(stamp(p) for p in e[:ref]); p0=max((y0+1)/(ref+10),.05); o=p0/(1-p0)*OR; p1=o/(1+o)
    a=math.log(p1/p0); b=math.log((1-p1)/(1-p0)); S=0; out={}
    for p in e[ref:]:
        S=min(2*h,max(0,S+(a if stamp(p) else b))); out[p['week']]=S>=h
    return out
def firstw(m,w0): 
    v=[w for w in sorted(m) if w>=w0 and m[w]]; return (v[0]-w0+1) if v else None
def anyb(m,w0): return any(v for w,v in m.items() if w<w0)
def main(seed):
    people,days,prs=generate(seed)
    mem={t:[p for tt,p,_ in people if tt==t] for t in TEAMS}
    R={}
    for t in TEAMS:
        if len(mem[t])>=5: R['team_'+t],R['raw_'+t]=team_alert(days,mem[t])
    R['solo']={w:c>3 for w,c in cusum(*person_d(days,PL['solo'])).items()}
    R['kid']=count_alert(days,PL['kid'],'unplanned'); R['intr']=count_alert(days,PL['intr'],'intrusion',lam0=.12)
    for t in TEAMS: R['rev_'+t]=review_alert(prs,t)
    return R,people,days,prs
if __name__=='__main__':
    if len(sys.argv)>1 and sys.argv[1]=='mc':
        n=int(sys.argv[2]); agg={}
        def add(k,v): agg.setdefault(k,[]).append(v)
        for s in range(n):
            R,people,days,prs=main('mc%d'%s)
            add('iso_team ACT<=12w',(firstw(R['team_minami'],PL['iso_w']) or 99)<=12); add('iso_team ACT<=16w',(firstw(R['team_minami'],PL['iso_w']) or 99)<=16)
            add('iso_team ACT<=8w',(firstw(R['team_minami'],PL['iso_w']) or 99)<=8)
            add('solo personal ACT<=8w',(firstw(R['solo'],PL['solo_w']) or 99)<=8)
            add('solo -> own team ACT (must be rare)',firstw(R['team_hoshi'],PL['solo_w']) is not None); add('solo -> raw team w/o LOO/dominance',firstw(R['raw_hoshi'],PL['solo_w']) is not None)
            add('kid BND-2 ACT<=6w',(firstw(R['kid'],PL['kid_w']) or 99)<=6); add('kid false before',anyb(R['kid'],PL['kid_w']))
            add('intrusion ACT<=8w',(firstw(R['intr'],PL['intr_w']) or 99)<=8); add('intrusion false before',anyb(R['intr'],PL['intr_w']))
            add('lenient review ACT<=2w',(firstw(R['rev_nami'],PL['len_w']) or 99)<=2); add('lenient review ACT<=4w',(firstw(R['rev_nami'],PL['len_w']) or 99)<=4); add('lenient false before',anyb(R['rev_nami'],PL['len_w']))
            for t in ('kita','atlas','nami'): add('null team iso ACT any (%s, ~30w)'%t,any(R['team_'+t].values()))
            for t in ('kita','atlas','minami','hoshi','yama'): add('null review ACT any %s'%t,any(R['rev_'+t].values()))
        for k,v in agg.items(): print('%-45s %.3f  (n=%d)'%(k,sum(v)/len(v),len(v)))
    else:
        seed=sys.argv[1] if len(sys.argv)>1 else '20250106'
        R,people,days,prs=main(seed)
        print(seed,'people',len(people),'days',len(days),'answered',sum(r['answered'] for r in days),'prs',len(prs),'eligible',sum(p['size']>=50 for p in prs))
        for k,w0 in (('team_minami',PL['iso_w']),('solo',PL['solo_w']),('team_hoshi',PL['solo_w']),('kid',PL['kid_w']),('intr',PL['intr_w']),('rev_nami',PL['len_w'])): print(k,'first ACT after plant (weeks):',firstw(R[k],w0),'before:',anyb(R[k],w0))
        print('null', {k:any(R[k].values()) for k in R if k in('team_kita','team_atlas','team_nami','rev_kita','rev_atlas','rev_minami','rev_hoshi','rev_yama')})
        print('fnv("demo")=%016x mix(fnv)=%016x U("demo")=%.15f'%(fnv1a('demo'),mix(fnv1a('demo')),U('demo')), 'mix(0)=%016x'%mix(0))
        print('U(20250106,kita0,mu,connection,0)=%.15f N=%.12f'%(U('20250106','kita0','mu','connection',0),N('20250106','kita0','mu','connection')))
