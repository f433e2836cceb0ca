#!/usr/bin/env python3
"""Golden values of docs/signals.md, and the published tables of its section 9.

Run: python3 golden.py. It needs Python 3.9 or newer and nothing else, and takes under a second.
It computes every value, asserts those that are published elsewhere, prints all of them, and writes
golden.json beside itself: the same bytes each time. The data of the published tables are small sets
of numbers with their source named in section 9. Some keys belong to what Irori does not ship
(UCLA-3, IPAQ, Pettitt, bounds, noise): the page says so where it names them.
"""
import math, os, json, itertools, datetime as dt, statistics as st
from collections import OrderedDict
G=OrderedDict()
def rec(k,v,exp=None,tol=5e-7):
    G[k]=v
    if exp is not None:
        if isinstance(exp,(list,tuple)): assert len(exp)==len(v) and all(abs(a-b)<=tol for a,b in zip(v,exp)),(k,v,exp)
        elif isinstance(exp,float): assert abs(v-exp)<=tol,(k,v,exp)
        else: assert v==exp,(k,v,exp)
    print('%-34s %s'%(k,v if not isinstance(v,float) else '%.6f'%v))
# ---------- core
def median(x):
    s=sorted(x);n=len(s); return s[n//2] if n%2 else (s[n//2-1]+s[n//2])/2
def xmr(x):
    mr=[abs(a-b) for a,b in zip(x[1:],x)]; m=sum(x)/len(x); r=sum(mr)/len(mr)
    return dict(mean=m,mr=r,unpl=m+2.66*r,lnpl=m-2.66*r,url=3.267*r)
def xmr_med(x):
    mr=[abs(a-b) for a,b in zip(x[1:],x)]; m=median(x); r=median(mr)
    return dict(center=m,mr=r,unpl=m+3.145*r,lnpl=m-3.145*r,url=3.865*r)
def ewma(x,t,l):
    z=t;o=[]
    for v in x: z=l*v+(1-l)*z;o.append(z)
    return o
def tab_cusum(x,t,k):
    h=l=0;H=[];L=[]
    for v in x: h=max(0,h+v-t-k); l=max(0,l+t-k-v); H.append(h);L.append(l)
    return H,L
Z95=1.959963984540054
def wilson(x,n,z=Z95):
    p=x/n; d=1+z*z/n; c=(p+z*z/(2*n))/d; h=z*math.sqrt(p*(1-p)/n+z*z/(4*n*n))/d
    return max(0.0,c-h),min(1.0,c+h)
def newcombe(x1,n1,x2,n2,z=Z95):
    p1,p2=x1/n1,x2/n2; l1,u1=wilson(x1,n1,z); l2,u2=wilson(x2,n2,z); d=p1-p2
    return d,d-math.sqrt((p1-l1)**2+(u2-p2)**2),d+math.sqrt((u1-p1)**2+(p2-l2)**2)
def gini(x):
    x=sorted(x);n=len(x);s=sum(x)
    return 2*sum((i+1)*v for i,v in enumerate(x))/(n*s)-(n+1)/n
def mad(x,c=1.4826):
    m=median(x); return c*median([abs(v-m) for v in x])
print('== paper tables')
FL=[49.6,47.6,49.9,51.3,47.8,51.2,52.6,52.4,53.6,52.1]
r=xmr(FL); s=r['mr']/1.128
rec('nist.ind.mean',r['mean'],50.81); rec('nist.ind.mrbar',r['mr'],1.8778,5e-5); rec('nist.ind.ucl',r['mean']+3*s,55.8041,5e-5); rec('nist.ind.lcl',r['mean']-3*s,45.8159,5e-5)
rec('nist.ind.ucl_266',r['unpl']); rec('nist.ind.lcl_266',r['lnpl'])
EW=[52.0,47.0,53.0,49.3,50.1,47.0,51.0,50.1,51.2,50.5,49.6,47.6,49.9,51.3,47.8,51.2,52.6,52.4,53.6,52.1]
z=ewma(EW,50,.3); pr=[50.60,49.52,50.56,50.18,50.16,49.21,49.75,49.85,50.26,50.33,50.11,49.36,49.52,50.05,49.38,49.92,50.73,51.23,51.94,51.99]
assert all(abs(a-b)<=.0051 for a,b in zip(z,pr)); rec('nist.ewma.z20',z[-1]); rec('nist.ewma.ucl',50+3*2.0539*math.sqrt(.3/1.7),52.5884,6e-4); rec('nist.ewma.lcl',50-3*2.0539*math.sqrt(.3/1.7),47.4115,6e-4)
assert not any(v>52.5884 or v<47.4115 for v in z)
CU=[324.925,324.675,324.725,324.350,325.350,325.225,324.125,324.525,325.225,324.600,324.625,325.150,328.325,327.250,327.825,328.500,326.675,327.775,326.875,328.350]
H,L=tab_cusum(CU,325,.3175); hi=[0]*4+[.03]+[0]*7+[3.01,4.94,7.45,10.63,11.99,14.44,16.00,19.04]; lo=[0,.01,0,.33,0,0,.56,.72,.17,.25,.31]+[0]*9
assert all(abs(a-b)<=.0101 for a,b in zip(H,hi)),H; assert all(abs(a-b)<=.0101 for a,b in zip(L,lo)),L
rec('nist.cusum.first_signal',next(i+1 for i,v in enumerate(H) if v>4.1959),14); rec('nist.cusum.S13_14',[H[12],H[13]],[3.0075,4.94],1e-9)
for k,e in (((81,263),(.2553,.3662)),((15,148),(.0624,.1605)),((0,20),(0,.1611)),((1,29),(.0061,.1718))): rec('newcombe.wilson.%d/%d'%k,list(wilson(*k)),e,5e-5)
rec('newcombe.diff.56/70-48/80',list(newcombe(56,70,48,80)),(.2,.0524,.3339),5e-5)
rec('gini.phylotools',gini([1,3,2,1,1,1,4]),.3076923,5e-8); X=[541,1463,2445,3438,4437,5401,6392,8304,11904,22261]; rec('gini.ineq',gini(X),.4620911,5e-8); rec('gini.ineq.corrected',gini(X)*10/9)
rec('mad.1_9',mad(range(1,10)),2.9652); rec('mad.1_9.raw',mad(range(1,10),1),2.0); rec('mad.1_8_100',mad(list(range(1,9))+[100],1),2.0)
bat=[18,17,16,15,14,14,13,12,11,11,10,10,10,10,10,9,8,7]; y=[b/45 for b in bat]; m=sum(y)/18; v=m*(1-m)/45; S=sum((a-m)**2 for a in y); c=1-15*v/S
rec('efronmorris.mean',m); rec('efronmorris.c',c,.212,6e-4); rec('efronmorris.clemente',m+c*(y[0]-m),.294,6e-4); rec('efronmorris.alvis',m+c*(y[-1]-m))
NILE=[1120,1160,963,1210,1160,1160,813,1230,1370,1140,995,935,1110,994,1020,960,1180,799,958,1140,1100,1210,1150,1250,1260,1220,1030,1100,774,840,874,694,940,833,701,916,692,1020,1050,969,831,726,456,824,702,1120,1100,832,764,821,768,845,864,862,698,845,744,796,1040,759,781,865,845,944,984,897,822,1010,771,676,649,846,812,742,801,1040,860,874,848,890,744,749,838,1050,918,986,797,923,975,815,1020,906,901,1170,912,746,919,718,714,740]
assert len(NILE)==100
def pettitt(x):
    n=len(x); srt=sorted(x); rank=[ (srt.index(v)+1 + srt.index(v)+srt.count(v))/2 for v in x]; U=[];a=0
    for k in range(1,n+1): a+=rank[k-1]; U.append(2*a-k*(n+1))
    K=max(abs(u) for u in U); k=[i+1 for i,u in enumerate(U) if abs(u)==K]; return K,k[0],2*math.exp(-6*K*K/(n**3+n**2))
K,kk,p=pettitt(NILE); rec('nile.pettitt',[K,kk,p]); rec('nile.means',[sum(NILE[:28])/28,sum(NILE[28:])/72,sum(NILE)/100],[1097.75,849.9722222,919.35],1e-6)
for d,e in (('2005-01-01',(2004,53,6)),('2005-01-02',(2004,53,7)),('2005-12-31',(2005,52,6)),('2006-01-01',(2005,52,7)),('2006-01-02',(2006,1,1)),('2006-12-31',(2006,52,7)),('2007-01-01',(2007,1,1)),('2007-12-30',(2007,52,7)),('2007-12-31',(2008,1,1)),('2008-12-28',(2008,52,7)),('2008-12-29',(2009,1,1)),('2009-12-31',(2009,53,4)),('2010-01-03',(2009,53,7)),('2019-12-30',(2020,1,1)),('2020-12-31',(2020,53,4)),('2026-01-01',(2026,1,4)),('2026-12-31',(2026,53,4)),('2027-01-03',(2026,53,7))):
    assert tuple(dt.date.fromisoformat(d).isocalendar())==e,(d,e)
rec('iso.ok',18)
c={s:0 for s in range(3,10)}
for t in itertools.product((1,2,3),repeat=3): c[sum(t)]+=1
rec('ucla3.hist',[c[s] for s in range(3,10)],[1,3,6,7,6,3,1]); rec('ucla3.n_ge6',sum(c[s] for s in range(6,10)),17)
print('== core goldens')
S0,NU0=.40,8
def refstats(xs,s0=S0,nu0=NU0):
    b=sum(xs)/len(xs); mr=[abs(a-c) for a,c in zip(xs[1:],xs)]; m=sum(mr)/len(mr); nu=.62*len(mr)
    return b,m,nu,math.sqrt((nu0*s0*s0+nu*(m/1.128)**2)/(nu0+nu))
P1=[3.6,3.8,3.4,3.6,4.0,3.6,3.2,3.6,3.8,3.6,3.4,3.6]
b,m,nu,s=refstats(P1); rec('P1.ref',[b,m,nu,s]); r=xmr(P1); rec('P1.xmr',[r['lnpl'],r['unpl'],r['url']])
C=0;o=[];ds=[]
for x in (3.2,3.0,2.8,2.6,2.4):
    d=(b-x)/s; ds.append(d); C=min(6,max(0,C+d-1)); o.append(C)
rec('P1.d',ds); rec('P1.C',o); rec('P1.need_next_to_be_ok',b-s*(3+1-o[3]))
tr=P1[-8:]; md=median(tr); rec('P1.z_first',(md-3.2)/(s*math.sqrt(1+math.pi/16)))
b2,m2,nu2,s2=refstats([3.0]*8); rec('flatliner.s8',[b2,m2,nu2,s2]); 
b3,m3,nu3,s3=refstats([4.0,2.0,4.0,2.0,4.0,2.0,4.0,2.0,4.0,2.0,4.0,2.0]); rec('swinger.s12',[b3,m3,nu3,s3])
print('== isolation')
def neff(v): t=sum(v); return 1/sum((x/t)**2 for x in v)
rec('ISO3.a',neff([60,30,10]),2.1739130,5e-8); rec('ISO3.b',neff([100]),1.0); rec('ISO3.c',neff([25,25,25,25]),4.0)
def week_need(e): return max(2,math.ceil(.6*e))
rec('valid.need',[week_need(e) for e in(5,4,3,2)],[3,3,2,2])
def team(ds,clip=3): v=[max(-clip,min(clip,d)) for d in ds]; return sum(v)/math.sqrt(len(v))
rec('TEAM.a',team([1.2,.8,-.3,1.5,.9])); rec('TEAM.b_clip',team([5.0,0,0,0,0])); rec('TEAM.b_noclip',5/math.sqrt(5)); rec('TEAM.loo',[team([d for j,d in enumerate([1.2,.8,-.3,1.5,.9]) if j!=i]) for i in range(5)])
rec('MANSKI.a',[(5*3.4+3*1)/8,(5*3.4+3*5)/8],[2.5,4.0]); rec('DELTA.a',3.4-(1-5/8)*.5,3.2125); rec('MANSKI.b',[(4*2.75+1*1)/5,(4*2.75+5)/5],[2.4,3.2])
print('== boundary')
def cnt(ref_x,ref_d,lam0=.3,b0=5):
    lam=(lam0*b0+sum(ref_x))/(b0+sum(ref_d)); mu=[lam*d for d in ref_d]
    ph=sum((x-q)**2/q for x,q in zip(ref_x,mu))/(len(ref_x)-1); n=len(ref_x)-1
    return lam,ph,max(1,(8*1.25+n*ph)/(8+n))
rx=[1,2,0,3,1,2,1,1,3,1,2,1]; rd=[5,5,4,5,4,5,4,4,5,4,5,4]
lam,ph,phi=cnt(rx,rd); rec('BND2.ref',[lam,ph,phi])
S=0;o=[]
for x,d in((5,5),(6,5),(4,4),(6,5)): S=min(10,max(0,S+(x*math.log(2)-lam*d)/phi)); o.append(S)
rec('BND2.S',o); S=0;o=[]
for x,d in((1,5),(2,5),(0,4)): S=max(0,S+(x*math.log(2)-lam*d)/phi); o.append(S)
rec('BND2.S_normal',o)
l2=cnt([0]*8,[5]*8); rec('BND2.zero_ref',list(l2))
rec('BND3.gap',[(dt.datetime(2025,3,4,8,30)-dt.datetime(2025,3,3,23,40)).total_seconds()/3600,(dt.datetime(2025,3,5,9,0)-dt.datetime(2025,3,4,22,0)).total_seconds()/3600],[8.8333333,11.0],5e-7)
rec('BND1.days',[sum(1 for v in w if v>0) for w in([0,1,2,0,1],[1,0,0,0,0])],[3,1])
print('== habits')
rec('HAB1',[90+2*40,40+2*10,0+2*75],[170,60,150]); rec('IPAQ',[3.3*30*5+4*30*2+8*20*1,3.3*20*7],[895.0,462.0],1e-9)
A=[4,4,5,3,4,4];B=[3,3,2,4,3,3]; pool=A+B; obs=sum(A)/6-sum(B)/6; ge=0;tot=0
for idx in itertools.combinations(range(12),6):
    a=[pool[i] for i in idx]; bb=[pool[i] for i in range(12) if i not in idx]; tot+=1; ge+= abs(sum(a)/6-sum(bb)/6)>=abs(obs)-1e-12
rec('HAB3.perm',[obs,ge,tot,ge/tot])
A=[4,3,4,3,4,4];B=[3,4,3,4,3,3]; pool=A+B; obs=sum(A)/6-sum(B)/6; ge=0
for idx in itertools.combinations(range(12),6):
    a=[pool[i] for i in idx]; bb=[pool[i] for i in range(12) if i not in idx]; ge+= abs(sum(a)/6-sum(bb)/6)>=abs(obs)-1e-12
rec('HAB3.perm_ns',[obs,ge,924,ge/924])
def kita(p0,m0,p1,m1):
    return [(b-a)*(x+y)/2 for a,b,x,y in zip(p0,p1,m0,m1)],[(y-x)*(a+b)/2 for a,b,x,y in zip(p0,p1,m0,m1)]
mix,rate=kita([.6,.4],[3.0,4.0],[.8,.2],[2.8,4.0]); rec('WHY.kitagawa',[mix,rate,sum(mix)+sum(rate)]); assert abs(sum(mix)+sum(rate)-(.8*2.8+.2*4-.6*3-.4*4))<1e-12
print('== business')
for x,n in((14,20),(18,20),(3,20),(5,6),(24,40),(6,8)): rec('BIZ.wilson.%d/%d'%(x,n),list(wilson(x,n)))
rec('BIZ4.newcombe 24/40-34/40',list(newcombe(24,40,34,40))); rec('BIZ4.newcombe 30/40-34/40',list(newcombe(30,40,34,40)))
lam,ph,phi=cnt([0,1,0,0,1,0,0,2,0,1,0,0],[28,27,29,30,26,28,27,29,30,28,27,29],lam0=.04,b0=50); rec('BIZ2.ref',[lam,ph,phi]); S=0;o=[]
for x,d in((4,28),(5,27),(3,29)): S=max(0,S+(x*math.log(2)-lam*d)/phi); o.append(S)
rec('BIZ2.S',o)
print('== review')
def stamp(S,mins,sub,approved=True,bot=False): return int(approved and not bot and S>=50 and sub==0 and S/(mins/60)>500)
rec('REV1.stamps',[stamp(350,12,0),stamp(350,60,0),stamp(40,1,0),stamp(600,30,2),stamp(500,60,0),stamp(501,60,0)],[1,0,0,0,0,1])
def bern(y0,n0,OR=3): p0=max((y0+1)/(n0+10),.05); o=p0/(1-p0)*OR; p1=o/(1+o); return p0,p1,math.log(p1/p0),math.log((1-p1)/(1-p0))
p0,p1,a,bb=bern(4,40); rec('REV1.params',[p0,p1,a,bb],[.1,.25,.9162907,-.1823216],5e-8); S=0;o=[]
for y in(1,1,0,1,1,1,0,1,1): S=min(10,max(0,S+(a if y else bb))); o.append(S)
rec('REV1.S',o); rec('REV1.params_floor',list(bern(0,40)))
rec('REV1.wilson.9/24',list(wilson(9,24))); rec('REV1.wilson.2/24',list(wilson(2,24)))
def bh(a,b,hol=(),s=9,e=18):
    t=0.0;d=a.date()
    while d<=b.date():
        if d.weekday()<5 and d not in hol:
            lo=max(a,dt.datetime.combine(d,dt.time(s)));hi=min(b,dt.datetime.combine(d,dt.time(e))); t+=max(0,(hi-lo).total_seconds())/3600
        d+=dt.timedelta(days=1)
    return t
rec('REV2.bh',[bh(dt.datetime(2025,3,7,16,0),dt.datetime(2025,3,10,10,30)),bh(dt.datetime(2025,3,3,10,0),dt.datetime(2025,3,3,11,15)),bh(dt.datetime(2025,3,8,12,0),dt.datetime(2025,3,10,9,45)),bh(dt.datetime(2025,3,3,17,0),dt.datetime(2025,3,5,10,0))],[3.5,1.25,.75,11.0])
rec('REV2.median',median([3.5,1.25,.75,11.0,6.0]),3.5)
g=gini([2,3,5,10,20]); rec('REV3.a',[g,g*5/4],[.43,.5375]); g=gini([8,8,8,8,8]); rec('REV3.b',[g,g*5/4],[0.0,0.0]); g=gini([0,0,0,0,40]); rec('REV3.c',[g,g*5/4],[.8,1.0]); g=gini([6,7,8,9,10]); rec('REV3.d',[g,g*5/4])
rec('REV4',[100*18/2400,100*(1+0+9)/(100+50+850)],[.75,1.0])
print('== EB, DP')
def eb(y,n,s2):
    w=[k/s2 for k in n]; mu=sum(a*b for a,b in zip(w,y))/sum(w); Q=sum(a*(b-mu)**2 for a,b in zip(w,y)); c=sum(w)-sum(a*a for a in w)/sum(w); t2=max(0,(Q-(len(y)-1))/c)
    if t2==0: return mu,Q,t2,[mu]*len(y),[0.0]*len(y)
    w2=[1/(t2+s2/k) for k in n]; mu2=sum(a*b for a,b in zip(w2,y))/sum(w2); B=[t2/(t2+s2/k) for k in n]
    return mu2,Q,t2,[B_*a+(1-B_)*mu2 for B_,a in zip(B,y)],B
rec('EB.a',list(eb([3.0,3.6,3.7,4.2],[5,10,20,8],.36))); rec('EB.b',list(eb([3.5,3.6,3.7],[6,6,6],.36)))
for e in(.5,1.0):
    al=math.exp(-e); rec('GEOM.eps%.1f'%e,[(1-al)/(1+al),(1-al)/(1+al)*al,2*al**4/(1+al),math.sqrt(2*al)/(1-al)])
rec('LEAK',[1-math.sqrt(1-1/n) for n in(3,5,6,10)])
# reproduce NIST-like constants
rec('const',[2/math.sqrt(math.pi),3/(2/math.sqrt(math.pi)),1+3*math.sqrt(2-4/math.pi)/(2/math.sqrt(math.pi)),3/.954,(1.128+3*.853)/.954])

print('== extra')
Z80=1.2815515655446004
for x,n,e in((5,6,(.574671,.948726)),(4,6,(.409401,.852297)),(1,6,(.051274,.425329)),(2,8,(.108871,.476294)),(18,20,(.781604,.957686)),(3,20,(.074673,.278448))): rec('BIZ1.wilson80.%d/%d'%(x,n),list(wilson(x,n,Z80)),e,5e-7)
def iso2(chat,remote,ans):
    d=[c for c,r,a in zip(chat,remote,ans) if a and r]; return sum(1 for c in d if c==0),len(d)
rec('ISO2.a',list(iso2([0,15,0,0,20],[1,1,1,1,0],[1,1,1,1,1])),[3,4]); rec('ISO2.b',list(iso2([0,0,0,0,0],[1,1,1,1,1],[1,1,0,0,0])),[2,2])
def streak(v):
    m=c=0
    for x in v:
        if x is None: continue
        c=c+1 if x==0 else 0; m=max(m,c)
    return m
rec('HAB2.a',[sum(x or 0 for x in(0,0,0,30,None,25,0)),streak([0,0,0,30,None,25,0])],[55,3]); rec('HAB2.b',streak([0,None,0,0,None,0,10]),4)
def med_cens(v): # v: list of (hours, censored)
    s=sorted(v,key=lambda t:(t[0],t[1])); n=len(s); mid=s[(n-1)//2:(n//2)+1]
    return sum(t[0] for t in mid)/len(mid), any(t[1] for t in mid)
rec('REV2.cens',list(med_cens([(1.0,False),(3.5,False),(6.0,False),(20.0,True),(30.0,True)])),[6.0,False]); rec('REV2.cens_ge',list(med_cens([(1.0,False),(20.0,True),(30.0,True)])),[20.0,True])
rec('REV5.wilson.7/30',list(wilson(7,30))); rec('REV5.wilson.18/30',list(wilson(18,30)))
rec('DP.tail',[2*math.exp(-m)/(1+math.exp(-1)) for m in(1,2,3,4)])

print('== section 13')
# 13.0.1: a team's chart leaves as E = min(C, 1.5 min_i C without member i); TEAM.a four weeks running.
ta=[1.2,.8,-.3,1.5,.9]
def drift(z,weeks): c=0;o=[]; [o.append(c:=min(6,max(0,c+z-1))) for _ in range(weeks)]; return o
full=drift(team(ta),4); without=[drift(team(ta[:i]+ta[i+1:]),4) for i in range(5)]
rec('TEAM.E',[min(full[w],1.5*min(c[w] for c in without)) for w in range(4)],[.45,.9,1.35,1.8]); rec('TEAM.E_C',full[-1],3.334303)
# 13.1: classes of remote days permuted within blocks, exact.
def classed(days): return ['L' if d<1.5 else 'M' if d<=3.5 else 'H' for d in days]
def best_days(blocks):
    rows=[(i,c,y-sum(ys)/len(ys)) for i,(days,ys) in enumerate(blocks) for c,y in zip(classed(days),ys)]
    labels=[tuple(c for j,c,_ in rows if j==i) for i in range(len(blocks))]; r=[v for _,_,v in rows]
    def means(cs): return {k:sum(v for c,v in zip(cs,r) if c==k)/cs.count(k) for k in 'LMH'}
    def t(cs): return sum(cs.count(k)*v*v for k,v in means(cs).items())
    # Distinct arrangements within a block, each as likely as the next.
    every=[sum(p,()) for p in itertools.product(*[sorted(set(itertools.permutations(l))) for l in labels])]
    seen=sum(labels,()); m=means(seen); T=t(seen); top=max(m,key=m.get)
    spread=[max(q.values())-min(q.values()) for q in map(means,every)]
    ge=sum(t(cs)>=T-1e-9 for cs in every)
    return [m[k] for k in 'LMH'],T,ge,len(every),{k:sum(x>=m[top]-m[k]-1e-9 for x in spread)/len(every) for k in 'LMH' if k!=top}
DAYS=[1,2,4,3,5,0],[2,0,3,4,1,5]
m,T,ge,n,out=best_days(list(zip(DAYS,([3.4,3.8,3.2,4.0,3.4,3.2],[3.8,3.4,4.2,3.6,3.6,3.0]))))
rec('BEST.a',m+[T,ge,n,ge/n],[-.15,.4,-.25,.98,108,8100,108/8100],1e-9); rec('BEST.a.out',[out['L'],out['H']],[.096296,.022222])
m,T,ge,n,out=best_days(list(zip(DAYS,([3.6,3.4,3.8,3.6,3.4,3.6],[3.8,3.6,3.4,3.6,3.4,3.8]))))
rec('BEST.null',[T,ge,n,ge/n],[.026667,6138,8100,.757778])
# 13.2: Mantel and Haenszel's odds ratio with the variance of Robins, Breslow and Greenland.
def mh(strata):
    N=[a+b+c+d for a,b,c,d in strata]; R=[a*d/n for (a,b,c,d),n in zip(strata,N)]; S=[b*c/n for (a,b,c,d),n in zip(strata,N)]
    P=[(a+d)/n for (a,b,c,d),n in zip(strata,N)]; Q=[(b+c)/n for (a,b,c,d),n in zip(strata,N)]; r,s_=sum(R),sum(S)
    var=sum(p*x for p,x in zip(P,R))/(2*r*r)+sum(p*y+q*x for p,q,x,y in zip(P,Q,R,S))/(2*r*s_)+sum(q*y for q,y in zip(Q,S))/(2*s_*s_)
    half=Z95*math.sqrt(var); V=sum((a+b)*(c+d)*(a+c)*(b+d)/(n*n*(n-1)) for (a,b,c,d),n in zip(strata,N))
    return r,s_,r/s_,r/s_*math.exp(-half),r/s_*math.exp(half),V
UCB=[(512,313,89,19),(353,207,17,8),(120,205,202,391),(138,279,131,244),(53,138,94,299),(22,351,24,317)]
rec('LEN.berkeley',list(mh(UCB)[2:5]),[.9046968,.7719074,1.0603298],5e-8)
ONE=[(3,17,1,19),(4,16,1,19),(2,18,1,19),(3,17,2,18),(2,18,0,20),(4,16,1,19)]
less=[mh(ONE[:i]+ONE[i+1:]) for i in range(len(ONE))]
rec('LEN.a',list(mh(ONE)),[8.525,2.525,3.376238,1.285276,8.868899,5.487179]); rec('LEN.a.envelope',[min(x[3] for x in less),max(x[4] for x in less)],[1.071921,13.473575])
rec('LEN.b',list(mh([(3,17,1,11),(4,12,2,20),(2,30,3,25),(5,9,1,14)])[2:]),[2.147079,.825051,5.587473,4.502482])
# 13.3: the first eight weeks of P1.
rec('P1.provisional',list(refstats(P1[:8])),[3.6,.342857,4.34,.369080])

json.dump(G,open(os.path.join(os.path.dirname(os.path.abspath(__file__)),'golden.json'),'w'),indent=1,default=str); print('ALL ASSERTS PASSED',len(G))
